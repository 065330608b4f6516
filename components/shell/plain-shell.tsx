import type { ReactNode } from 'react';

import { NavigationSheet } from './navigation-sheet.tsx';

/** A page without a side navigation, in the middle of wide windows; on phones `Menu` leads to the areas. */
export function PlainShell({ place, children }: { place: string; children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full max-w-332 min-w-0 flex-1 px-6 pt-4 outline-hidden max-sm:px-4 max-sm:pt-0"
    >
      <NavigationSheet place={place} />
      {children}
    </main>
  );
}
