import { NavigationSheet } from '#components/shell/navigation-sheet.tsx';
import { SettingsNavigation } from '#components/shell/settings-navigation.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { getFrame } from '#lib/organizations/get-frame.ts';

/** Navigation of the settings beside their pages. */
export default async function SettingsLayout({ children, params }: LayoutProps<'/orgs/[org]/settings'>) {
  const { organization, pages } = await readForPage(params, getFrame);
  const navigation = { shortName: organization.shortName, pages };
  return (
    <div className="grid min-h-[calc(100dvh-56px)] lg:grid-cols-[240px_minmax(0,1fr)]">
      <div className="border-e border-line bg-subtle max-lg:hidden">
        <div className="sticky top-14">
          <SettingsNavigation {...navigation} />
        </div>
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-332 min-w-0 px-6 pt-4 outline-hidden max-sm:px-4 max-sm:pt-0"
      >
        <NavigationSheet {...navigation} />
        {children}
      </main>
    </div>
  );
}
