import type { Route } from 'next';
import Link from 'next/link';

import { Mark } from './mark.tsx';

/** The product's mark at the start of every header; on phones its target is larger than what is seen of it. */
export function HomeLink<R extends string>({ href }: { href: Route<R> }) {
  return (
    <Link
      href={href}
      aria-label="Latchkey home"
      className="rounded-control max-sm:-ms-2.5 max-sm:-me-1 max-sm:grid max-sm:size-11 max-sm:shrink-0 max-sm:place-items-center"
    >
      <Mark />
    </Link>
  );
}
