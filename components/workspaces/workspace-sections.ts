/** Pages of a Workspace that exist, in the order of the navigation. Paths follow `/orgs/{org}/workspaces/{ws}`. */
export const WORKSPACE_PAGES = [
  { key: 'deployments', label: 'Deployments', path: '/deployments', group: null },
  { key: 'general', label: 'General', path: '/settings/general', group: 'Workspace Settings' },
  { key: 'users', label: 'Users', path: '/settings/access-management/users', group: 'Access Management' },
  { key: 'teams', label: 'Teams', path: '/settings/access-management/teams', group: 'Access Management' },
  { key: 'apiTokens', label: 'API Tokens', path: '/settings/access-management/api-tokens', group: 'Access Management' },
] as const;

export type WorkspacePage = (typeof WORKSPACE_PAGES)[number];
export type WorkspacePageKey = WorkspacePage['key'];

/** The page of a Workspace a path lies in, whichever Organization and Workspace. */
export function workspacePageOf(pathname: string): WorkspacePage | undefined {
  const rest = pathname.replace(/^\/orgs\/[^/]+\/workspaces\/[^/]+/, '');
  return WORKSPACE_PAGES.find(({ path }) => rest === path || rest.startsWith(`${path}/`));
}
