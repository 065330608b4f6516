'use client';

import type { ReactNode } from 'react';

import { NavigationSheet } from './navigation-sheet.tsx';

interface SideShellProps {
  /** Where one is, told on phones. */
  place: string;
  navigation: (onNavigate?: () => void) => ReactNode;
  /** Outside an Organization there are no areas to go to. */
  hasAreas?: boolean;
  children: ReactNode;
}

/** A side navigation of 240 px beside the page; below 1081 px it is a sheet behind `Menu`. */
export function SideShell({ place, navigation, hasAreas = true, children }: SideShellProps) {
  return (
    <div className="grid flex-1 lg:grid-cols-[240px_minmax(0,1fr)]">
      <div className="border-e border-line bg-subtle max-lg:hidden">
        <div className="sticky top-14">{navigation()}</div>
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-332 min-w-0 px-6 pt-4 outline-hidden max-sm:px-4 max-sm:pt-0"
      >
        <NavigationSheet place={place} hasAreas={hasAreas}>
          {navigation}
        </NavigationSheet>
        {children}
      </main>
    </div>
  );
}
