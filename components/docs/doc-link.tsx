import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { hrefOf } from '#lib/docs/addresses.ts';

const LOOK = 'text-accent-text underline';

/** A link of a page: to another page, a file of this server, or an address elsewhere. */
export function DocLink({ to, children }: { to: string; children: ReactNode }) {
  const href = hrefOf(to);
  if (/^\/docs(\/|#|$)/.test(href)) {
    return (
      <Link href={href as Route} className={LOOK}>
        {children}
      </Link>
    );
  }
  return (
    <a href={/^(https:\/\/|\/(?!\/)|#)/.test(href) ? href : '#'} className={LOOK}>
      {children}
    </a>
  );
}
