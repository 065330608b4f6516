import { cookies } from 'next/headers';

import { RememberOrganization } from '#components/auth/remember-organization.tsx';
import { AppHeader } from '#components/shell/app-header.tsx';
import { FrameBanner } from '#components/shell/frame-banner.tsx';
import { FrameProvider } from '#components/shell/frame-context.tsx';
import { OfflineBar } from '#components/shell/offline-bar.tsx';
import { ProgressProvider } from '#components/shell/progress-bar.tsx';
import { ShortcutsProvider } from '#components/shell/shortcuts.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { getFrame } from '#lib/organizations/get-frame.ts';
import { EXPIRING_COOKIE, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '#lib/preferences.ts';
import { countTokenReminders } from '#lib/tokens/count-token-reminders.ts';

import { AuthProvider } from '../../auth-provider.tsx';
import { createOrganizationAction } from './actions.ts';

/** The frame of an Organization: whether it exists for this person is decided here, before anything is sent. */
export default async function OrganizationLayout({ children, params }: LayoutProps<'/orgs/[org]'>) {
  const [frame, { expiring, leaked }, jar] = await Promise.all([
    readForPage(params, getFrame),
    readForPage(params, countTokenReminders),
    cookies(),
  ]);
  const isReminderSeen = jar.get(EXPIRING_COOKIE)?.value === frame.person.id;
  return (
    <AuthProvider>
      <RememberOrganization shortName={frame.organization.shortName} />
      <ProgressProvider>
        <ShortcutsProvider isOn={jar.get(SHORTCUTS_COOKIE)?.value !== 'off'}>
          <FrameProvider frame={frame}>
            <div className="flex min-h-dvh flex-col">
              <SkipLink />
              <AppHeader
                theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
                createOrganization={createOrganizationAction.bind(null, frame.organization.shortName)}
              />
              <OfflineBar />
              <FrameBanner
                clockOffBy={frame.clockOffBy}
                leaked={leaked}
                expiring={isReminderSeen ? 0 : expiring}
                personId={frame.person.id}
              />
              {children}
            </div>
          </FrameProvider>
        </ShortcutsProvider>
      </ProgressProvider>
    </AuthProvider>
  );
}
