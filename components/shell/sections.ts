/** Pages of an Organization's settings that exist, in the order of the navigation. Paths follow `/orgs/{org}`. */
export const SETTINGS_PAGES = [
  { key: 'general', label: 'General', path: '/settings/general', group: null },
  { key: 'users', label: 'Users', path: '/settings/access-management/users', group: 'Access Management' },
  { key: 'teams', label: 'Teams', path: '/settings/access-management/teams', group: 'Access Management' },
  { key: 'roles', label: 'Roles', path: '/settings/access-management/roles', group: 'Access Management' },
  {
    key: 'apiTokens',
    label: 'API Tokens',
    path: '/settings/access-management/api-tokens',
    group: 'Access Management',
  },
] as const;

export type SettingsPage = (typeof SETTINGS_PAGES)[number];
export type SettingsPageKey = SettingsPage['key'];

/** The settings page a path lies in, whichever Organization; undefined outside the settings. */
export function settingsPageOf(pathname: string): SettingsPage | undefined {
  const rest = pathname.replace(/^\/orgs\/[^/]+/, '');
  return SETTINGS_PAGES.find(({ path }) => rest === path || rest.startsWith(`${path}/`));
}

/** True for the list of Workspaces and everything below it. */
export function isInWorkspaces(pathname: string): boolean {
  return /^\/orgs\/[^/]+\/workspaces(\/|$)/.test(pathname);
}

const ACCESS_PAGES = [
  { part: 'users', label: 'Users', workspace: 'Workspace Member', deployment: 'Deployment Admin or Workspace Member' },
  { part: 'teams', label: 'Teams', workspace: 'Workspace Member', deployment: 'Deployment Admin or Workspace Member' },
  { part: 'api-tokens', label: 'API Tokens', workspace: 'Workspace Operator', deployment: 'Deployment Admin' },
];

/** A page about access in a Workspace or Deployment, and the weakest role that opens it; null for other paths. */
export function accessPageOf(pathname: string): { label: string; needs: string } | null {
  const [, deployment, part] =
    /^\/orgs\/[^/]+\/workspaces\/[^/]+\/(?:(deployments)\/[^/]+\/access|settings\/access-management)\/([^/]+)/.exec(
      pathname,
    ) ?? [];
  const page = ACCESS_PAGES.find((one) => one.part === part);
  return page ? { label: page.label, needs: deployment ? page.deployment : page.workspace } : null;
}

/** What to keep of a path when another Organization is chosen: its settings page or the Workspaces, without ids. */
export function sectionOf(pathname: string): string {
  return settingsPageOf(pathname)?.path ?? (isInWorkspaces(pathname) ? '/workspaces' : '');
}
