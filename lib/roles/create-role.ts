import { insertCustomRole } from '#db/queries/custom-roles.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

import { auditTarget } from './change-role.ts';
import { checkPermissions, checkWorkspaces, explainTakenName, requireFreeName } from './check-role.ts';
import { presentRoleDetails } from './present-role.ts';
import { requireMayDefine } from './role-can.ts';
import { createRoleInput } from './schemas.ts';
import type { RoleDetails } from './types.ts';

/**
 * Creates a custom role (createRoleInput) for Deployments or Dags; needs organization.roles.manage and each permission
 * in the whole Organization. INVALID names the field: a taken or built-in name, an unknown permission or Workspace.
 */
export async function createRole(ctx: Context, raw: unknown): Promise<RoleDetails> {
  const input = createRoleInput.parse(raw);
  requirePermission(ctx, 'organization.roles.manage', { organizationId: ctx.organization.id });
  const { name, description, scope, restrictedWorkspaceIds } = input;
  const permissions = checkPermissions(scope, input.permissions);
  requireMayDefine(ctx, permissions);
  requireRecentSignIn(ctx, 'Creating a role');

  const id = newId();
  const facts = { name, description, scope, permissions, restrictedWorkspaceIds };
  const created = { createdAt: ctx.now, createdByType: ctx.actor.type, createdById: ctx.actor.id };
  const updated = { updatedAt: ctx.now, updatedByType: ctx.actor.type, updatedById: ctx.actor.id };
  await ctx.db.transaction(async (tx) => {
    await checkWorkspaces(tx, ctx.organization.id, restrictedWorkspaceIds);
    const row = { id, organizationId: ctx.organization.id, ...facts, ...created, ...updated };
    await requireFreeName(tx, row);
    await insertCustomRole(tx, row).catch(explainTakenName(name));
    await recordAudit(tx, ctx, { action: 'role.created', target: auditTarget(row), after: facts });
  });
  return presentRoleDetails(ctx, id);
}
