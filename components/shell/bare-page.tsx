import type { ReactNode } from 'react';

import { HomeLink } from './home-link.tsx';
import { SkipLink } from './skip-link.tsx';

/** The frame where no Organization is known: product mark and content. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="flex h-14 items-center border-b border-line px-5 max-sm:px-4">
        <HomeLink href="/" />
      </header>
      <main id="content" tabIndex={-1} className="px-6 outline-hidden max-sm:px-4">
        {children}
      </main>
    </>
  );
}
