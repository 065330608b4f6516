import type { Route } from 'next';

/** Address of the list of Teams of an Organization. */
export function teamsHref(organization: string): Route {
  return `/orgs/${organization}/settings/access-management/teams` as Route;
}

/** Address of one Team's page, or of one of its tabs; without a tab its members. */
export function teamHref(
  organization: string,
  teamId: string,
  tab?: 'workspaces' | 'deployments' | 'dags' | 'settings',
): Route {
  return `${teamsHref(organization)}/${teamId}${tab ? `/${tab}` : ''}` as Route;
}
