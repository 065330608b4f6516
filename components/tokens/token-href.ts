import type { Route } from 'next';

/** Address of the list of API tokens of an Organization. */
export function tokensHref(organization: string): Route {
  return `/orgs/${organization}/settings/access-management/api-tokens` as Route;
}

/** Where tokens of a Workspace or Deployment are listed; `workspaceId` is that of the Workspace or the one around. */
export function placeTokensHref(
  organization: string,
  { scope, entityId, workspaceId }: { scope: 'WORKSPACE' | 'DEPLOYMENT'; entityId: string; workspaceId: string },
): Route {
  const workspace = `/orgs/${organization}/workspaces/${workspaceId}`;
  return (
    scope === 'WORKSPACE'
      ? `${workspace}/settings/access-management/api-tokens`
      : `${workspace}/deployments/${entityId}/access/api-tokens`
  ) as Route;
}

export type TokenTab = 'workspaces' | 'deployments' | 'dags' | 'usage' | 'activity' | 'settings';

/** Address of one token's page below the list it is opened from, or of one of its tabs. */
export function tokenPath(list: string, tokenId: string, tab?: TokenTab): Route {
  return `${list}/${tokenId}${tab ? `/${tab}` : ''}` as Route;
}
