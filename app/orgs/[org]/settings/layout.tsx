import type { ReactNode } from 'react';

import { NavigationSheet } from '#components/shell/navigation-sheet.tsx';
import { SettingsNavigation } from '#components/shell/settings-navigation.tsx';

/** Navigation of the settings beside their pages. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid flex-1 lg:grid-cols-[240px_minmax(0,1fr)]">
      <div className="border-e border-line bg-subtle max-lg:hidden">
        <div className="sticky top-14">
          <SettingsNavigation />
        </div>
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-332 min-w-0 px-6 pt-4 outline-hidden max-sm:px-4 max-sm:pt-0"
      >
        <NavigationSheet />
        {children}
      </main>
    </div>
  );
}
