import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { presentRoleDetails } from './present-role.ts';
import { roleInput } from './schemas.ts';
import type { RoleDetails } from './types.ts';

/** One custom role; every member may read it (organization.users.get). */
export async function getRole(ctx: Context, raw: unknown): Promise<RoleDetails> {
  const { roleId } = roleInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  return presentRoleDetails(ctx, roleId);
}
