import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { Mark } from './mark.tsx';
import { SkipLink } from './skip-link.tsx';

/** The frame where no Organization is known: product mark and content. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="flex h-14 items-center border-b border-line px-5 max-sm:px-4">
        <Link href={'/' as Route} aria-label="Latchkey home" className="rounded-control">
          <Mark />
        </Link>
      </header>
      <main id="content" tabIndex={-1} className="px-6 outline-hidden max-sm:px-4">
        {children}
      </main>
    </>
  );
}
