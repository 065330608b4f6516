import type { Route } from 'next';

/** Address of the roles of an Organization: the built-in ones, or its own. */
export function rolesHref(organization: string, tab?: 'custom'): Route {
  return `/orgs/${organization}/settings/access-management/roles${tab ? `/${tab}` : ''}` as Route;
}

/** Address of one role: a custom one by id, a built-in one by name. */
export function roleHref(organization: string, role: string): Route {
  return `${rolesHref(organization)}/${role}` as Route;
}
