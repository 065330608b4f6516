import type { Route } from 'next';

import { defineList } from '#components/data-table/list-definition.ts';
import { teamHref } from '#components/teams/team-href.ts';
import { userHref } from '#components/users/user-href.ts';
import type { PlaceHolderRow } from '#lib/subject-roles/types.ts';

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

/** The tab with all Workspaces of a person or Team. */
export function holderHref(organization: string, { type, id }: PlaceHolderRow['subject']): Route {
  return type === 'TEAM' ? teamHref(organization, id, 'workspaces') : userHref(organization, id, 'workspaces');
}
