import { deleteCustomRole } from '#db/queries/custom-roles.ts';
import { countCustomHolders, NO_HOLDERS } from '#db/queries/role-holders.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import { auditTarget, changeRole } from './change-role.ts';
import { listRoleHolders } from './list-role-holders.ts';
import { inUseReason } from './role-can.ts';
import { roleInput } from './schemas.ts';

/** Deletes a custom role nobody holds. CONFLICT with `details.holders` (RoleHolder[]) when somebody does. */
export async function deleteRole(ctx: Context, raw: unknown): Promise<void> {
  const { roleId } = roleInput.parse(raw);
  await changeRole(ctx, roleId, async (tx, record) => {
    const usedBy = (await countCustomHolders(tx, [roleId])).get(roleId) ?? NO_HOLDERS;
    const reason = inUseReason(usedBy);
    if (reason) {
      const { holders } = await listRoleHolders({ ...ctx, db: tx }, { roleId });
      throw new DomainError('CONFLICT', reason, { details: { reason: 'in_use', holders } });
    }
    await deleteCustomRole(tx, roleId);
    const { name, description, scope, permissions, restrictedWorkspaceIds } = record;
    const before = { name, description, scope, permissions, restrictedWorkspaceIds };
    await recordAudit(tx, ctx, { action: 'role.deleted', target: auditTarget(record), before });
  });
}
