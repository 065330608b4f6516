import { countTeams, selectTeams } from '#db/queries/teams.ts';
import { decide } from '#lib/access/decide.ts';
import { organizationRoleOptions } from '#lib/access/organization-role-options.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';

import { presentTeams } from './present-team.ts';
import { listTeamsInput } from './schemas.ts';
import type { TeamPage } from './types.ts';

/**
 * One page of the list (listTeamsInput) with its exact total; every member may read it (organization.users.get). A page
 * past the end answers with the last page, whose number is in `page`.
 */
export async function listTeams(ctx: Context, raw: unknown): Promise<TeamPage> {
  const query = listTeamsInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.users.get', resource);
  const { q, role: roles, managed, sort, dir, perPage } = query;
  const all = { organizationId: ctx.organization.id, q: '', roles: [], isIdpManaged: null };
  const filter = { ...all, q: q.trim(), roles, isIdpManaged: managed.length === 1 ? managed[0] === 'idp' : null };
  const total = await countTeams(ctx.db, filter);
  const { page, ...range } = rangeOf(total, query);
  const records = await selectTeams(ctx.db, filter, { sort, dir }, range);
  return {
    rows: await presentTeams(ctx, records),
    total,
    page,
    perPage,
    isEmpty: total === 0 && (await countTeams(ctx.db, all)) === 0,
    canCreate: decide(ctx.bindings, 'organization.teams.manage', resource).allowed
      ? true
      : 'Only an Organization Owner can create Teams.',
    roleOptions: await organizationRoleOptions(ctx, 'a Team'),
    now: ctx.now,
  };
}
