import { cookies } from 'next/headers';

import { RememberOrganization } from '#components/auth/remember-organization.tsx';
import { AppHeader } from '#components/shell/app-header.tsx';
import { FrameProvider } from '#components/shell/frame-context.tsx';
import { OfflineBar } from '#components/shell/offline-bar.tsx';
import { ProgressProvider } from '#components/shell/progress-bar.tsx';
import { ShortcutsProvider } from '#components/shell/shortcuts.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { getFrame } from '#lib/organizations/get-frame.ts';
import { parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '#lib/preferences.ts';

import { AuthProvider } from '../../auth-provider.tsx';
import { createOrganizationAction } from './actions.ts';

/** The frame of an Organization: whether it exists for this person is decided here, before anything is sent. */
export default async function OrganizationLayout({ children, params }: LayoutProps<'/orgs/[org]'>) {
  const frame = await readForPage(params, getFrame);
  const jar = await cookies();
  return (
    <AuthProvider>
      <RememberOrganization shortName={frame.organization.shortName} />
      <ProgressProvider>
        <ShortcutsProvider isOn={jar.get(SHORTCUTS_COOKIE)?.value !== 'off'}>
          <FrameProvider frame={frame}>
            <SkipLink />
            <AppHeader
              theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
              createOrganization={createOrganizationAction.bind(null, frame.organization.shortName)}
            />
            <OfflineBar />
            {children}
          </FrameProvider>
        </ShortcutsProvider>
      </ProgressProvider>
    </AuthProvider>
  );
}
