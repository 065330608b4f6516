import { selectCustomRole } from '#db/queries/custom-roles.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { updateRestrictedWorkspacesInput } from './schemas.ts';
import type { RoleDetails } from './types.ts';
import { updateRole } from './update-role.ts';

/** Sets the Workspaces a custom role works in (updateRestrictedWorkspacesInput); an empty list means everywhere. */
export async function updateRestrictedWorkspaces(ctx: Context, raw: unknown): Promise<RoleDetails> {
  const { roleId, restrictedWorkspaceIds, basedOn } = updateRestrictedWorkspacesInput.parse(raw);
  requirePermission(ctx, 'organization.roles.manage', { organizationId: ctx.organization.id });
  const record = await selectCustomRole(ctx.db, ctx.organization.id, roleId);
  if (!record) throw notFound('This role');
  return updateRole(ctx, { roleId, name: record.name, restrictedWorkspaceIds, basedOn: basedOn ?? record.updatedAt });
}
