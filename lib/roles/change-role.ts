import type { Transaction } from '#db/client.ts';
import { lockCustomRole, type CustomRoleRecord } from '#db/queries/custom-roles.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/**
 * The frame of every change of one custom role: permission before any look-up, then one transaction with the row locked
 * and every process told, because any token of the Organization may hold it.
 */
export async function changeRole<T>(
  ctx: Context,
  roleId: string,
  change: (tx: Transaction, record: CustomRoleRecord) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, 'organization.roles.manage', { organizationId: ctx.organization.id });
  requireRecentSignIn(ctx, 'Changing a role');
  const result = await ctx.db.transaction(async (tx) => {
    const record = await lockCustomRole(tx, ctx.organization.id, roleId);
    if (!record) throw notFound('This role');
    const answer = await change(tx, record);
    await notifyChanged(tx, { organizationId: ctx.organization.id });
    return answer;
  });
  ctx.runtime.changes.organizationChanged(ctx.organization.id);
  return result;
}

/** The target of an audit event about this role. */
export function auditTarget(role: { id: string; name: string }) {
  return { type: 'ROLE', id: role.id, label: role.name } as const;
}
