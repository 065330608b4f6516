import type { Route } from 'next';

/** Address of the list of API tokens of an Organization. */
export function tokensHref(organization: string): Route {
  return `/orgs/${organization}/settings/access-management/api-tokens` as Route;
}

export type TokenTab = 'workspaces' | 'deployments' | 'dags' | 'usage' | 'activity' | 'settings';

/** Address of one token's page, or of one of its tabs. */
export function tokenHref(organization: string, tokenId: string, tab?: TokenTab): Route {
  return `${tokensHref(organization)}/${tokenId}${tab ? `/${tab}` : ''}` as Route;
}
