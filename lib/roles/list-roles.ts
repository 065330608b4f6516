import { countCustomRoles, selectCustomRoles } from '#db/queries/custom-roles.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import type { Context } from '#lib/context.ts';

import { presentRoles } from './present-role.ts';
import { listRolesInput } from './schemas.ts';
import type { RolePage } from './types.ts';

const SCOPE_OF: Record<'deployment' | 'dag', CustomRoleScope> = { deployment: 'DEPLOYMENT', dag: 'DAG' };

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
  const filter = { ...all, q: q.trim(), scopes: scope.map((name) => SCOPE_OF[name]) };
  const total = await countCustomRoles(ctx.db, filter);
  const page = Math.max(1, Math.min(query.page, Math.ceil(total / perPage)));
  const range = { offset: (page - 1) * perPage, limit: perPage };
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
