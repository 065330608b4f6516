import type { Route } from 'next';

export type UserTab = 'workspaces' | 'deployments' | 'dags' | 'teams' | 'activity';

/** Address of the list of an Organization's people. */
export function usersHref(organization: string): Route {
  return `/orgs/${organization}/settings/access-management/users` as Route;
}

/** Address of one person's page, or of one of its tabs. */
export function userHref(organization: string, userId: string, tab?: UserTab): Route {
  return `${usersHref(organization)}/${userId}${tab ? `/${tab}` : ''}` as Route;
}
