import type { Route } from 'next';

import { defineList } from '#components/data-table/list-definition.ts';
import { teamHref } from '#components/teams/team-href.ts';
import { userHref } from '#components/users/user-href.ts';
import { deploymentHref, workspaceHref } from '#components/workspaces/workspace-href.ts';
import type { HolderLevel, HolderPlace, PlaceHolderRow } from '#lib/subject-roles/types.ts';

export type HolderType = 'USER' | 'TEAM';

const sorts = { name: 'Name', added: 'Added' };

/** URL and words of the two lists. */
export const HOLDER_LISTS = {
  USER: defineList({ one: 'user', many: 'users', sorts, sort: 'name', dir: 'asc', filters: {} }),
  TEAM: defineList({ one: 'Team', many: 'Teams', sorts, sort: 'name', dir: 'asc', filters: {} }),
};

/** What somebody is called; an invited person without a name by the address. */
export function holderName({ name, email }: Pick<PlaceHolderRow, 'name' | 'email'>): string {
  return name || (email ?? '');
}

/** The tab of a person or Team with all its roles of that level. */
export function holderHref(organization: string, { type, id }: PlaceHolderRow['subject'], level: HolderLevel): Route {
  const tab = level === 'WORKSPACE' ? 'workspaces' : 'deployments';
  return type === 'TEAM' ? teamHref(organization, id, tab) : userHref(organization, id, tab);
}

/** Address of the people or Teams of a Workspace or Deployment. */
export function placeHoldersHref(organization: string, place: HolderPlace, type: HolderType): Route {
  const page = type === 'TEAM' ? 'teams' : 'users';
  return place.level === 'WORKSPACE'
    ? workspaceHref(organization, place.id, `settings/access-management/${page}`)
    : deploymentHref(organization, place.workspaceId, place.id, `access/${page}`);
}
