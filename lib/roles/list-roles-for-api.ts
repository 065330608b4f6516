import { selectApiRoles } from '#db/queries/custom-roles-api.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { ROLE_TEMPLATES, type RoleTemplate } from '#lib/access/role-templates.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';

import { presentRoles } from './present-role.ts';
import { listRolesForApiInput } from './schemas.ts';
import type { RoleRow } from './types.ts';

/**
 * Custom roles by offset and limit, as programs page (listRolesForApiInput); every member may read them
 * (organization.users.get).
 */
export async function listRolesForApi(ctx: Context, raw: unknown): Promise<ApiPage & { roles: RoleRow[] }> {
  const { scopes, ...range } = listRolesForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'organization.users.get', { organizationId });
  const { records, total } = await selectApiRoles(ctx.db, { organizationId, scopes }, range);
  return { roles: await presentRoles(ctx, records), total, offset: range.offset, limit: range.limit };
}

/** Permissions to start custom roles from; every member may read them. */
export function listRoleTemplates(ctx: Context): readonly RoleTemplate[] {
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  return ROLE_TEMPLATES;
}
