import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

import { AccountHeader } from '#components/account/account-header.tsx';
import { OfflineBar } from '#components/shell/offline-bar.tsx';
import { ProgressProvider } from '#components/shell/progress-bar.tsx';
import { ShortcutsProvider } from '#components/shell/shortcuts.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { readForPerson } from '#lib/doors/page.ts';
import { findLastOrganization } from '#lib/organizations/find-last-organization.ts';
import { LAST_ORGANIZATION_COOKIE, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '#lib/preferences.ts';

import { AuthProvider } from '../auth-provider.tsx';

/** The frame of pages about the person, outside any Organization. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const last = jar.get(LAST_ORGANIZATION_COOKIE)?.value;
  const { person, organization } = await readForPerson(async (ctx) => ({
    person: { fullName: ctx.person.fullName, email: ctx.person.email },
    organization: await findLastOrganization(ctx.db, ctx.person.userId, last),
  }));
  return (
    <AuthProvider>
      <ProgressProvider>
        <ShortcutsProvider isOn={jar.get(SHORTCUTS_COOKIE)?.value !== 'off'}>
          <div className="flex min-h-dvh flex-col">
            <SkipLink />
            <AccountHeader
              person={person}
              organization={organization}
              theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
            />
            <OfflineBar />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto w-full max-w-180 min-w-0 px-6 pt-4 outline-hidden max-sm:px-4 max-sm:pt-0"
            >
              {children}
            </main>
          </div>
        </ShortcutsProvider>
      </ProgressProvider>
    </AuthProvider>
  );
}
