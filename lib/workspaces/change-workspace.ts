import type { Transaction } from '#db/client.ts';
import { lockWorkspace, type WorkspaceRecord } from '#db/queries/workspaces.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/**
 * The frame of every change of one Workspace: permission before any look-up, then one transaction with the row locked
 * and every process told, because roles there may no longer say what they said.
 */
export async function changeWorkspace<T>(
  ctx: Context,
  workspaceId: string,
  permission: Permission,
  change: (tx: Transaction, record: WorkspaceRecord) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, permission, { organizationId: ctx.organization.id, workspaceId });
  const result = await ctx.db.transaction(async (tx) => {
    const record = await lockWorkspace(tx, ctx.organization.id, workspaceId);
    if (!record) throw notFound('This Workspace');
    const answer = await change(tx, record);
    await notifyChanged(tx, { organizationId: ctx.organization.id });
    return answer;
  });
  ctx.runtime.changes.organizationChanged(ctx.organization.id);
  return result;
}

/** The target of an audit event about this Workspace. */
export function workspaceTarget(record: { id: string; name: string }) {
  return { type: 'WORKSPACE', id: record.id, label: record.name } as const;
}
