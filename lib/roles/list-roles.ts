import { countCustomRoles, selectCustomRoles } from '#db/queries/custom-roles.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';

import { presentRoles } from './present-role.ts';
import { listRolesInput, ROLE_SCOPES } from './schemas.ts';
import type { RolePage } from './types.ts';

/**
 * One page of the custom roles (listRolesInput) with its exact total; every member may read it (organization.users.get).
 * A page past the end answers with the last page, whose number is in `page`.
 */
export async function listRoles(ctx: Context, raw: unknown): Promise<RolePage> {
  const query = listRolesInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.users.get', resource);
  const { q, scope, sort, dir, perPage } = query;
  const all = { organizationId: ctx.organization.id, q: '', scopes: [] };
  const filter = { ...all, q: q.trim(), scopes: ROLE_SCOPES.filter((known) => scope.includes(known)) };
  const total = await countCustomRoles(ctx.db, filter);
  const { page, ...range } = rangeOf(total, query);
  const records = await selectCustomRoles(ctx.db, filter, { sort, dir }, range);
  return {
    rows: await presentRoles(ctx, records),
    total,
    page,
    perPage,
    isEmpty: total === 0 && (await countCustomRoles(ctx.db, all)) === 0,
    canCreate: decide(ctx.bindings, 'organization.roles.manage', resource).allowed
      ? true
      : 'Only an Organization Owner can create roles.',
    now: ctx.now,
  };
}
