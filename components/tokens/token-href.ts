import type { Route } from 'next';

/** Address of the list of API tokens of an Organization. */
export function tokensHref(organization: string): Route {
  return `/orgs/${organization}/settings/access-management/api-tokens` as Route;
}

/** Address of one token's page, or of one of its tabs. */
export function tokenHref(organization: string, tokenId: string, tab?: 'usage' | 'activity' | 'settings'): Route {
  return `${tokensHref(organization)}/${tokenId}${tab ? `/${tab}` : ''}` as Route;
}
