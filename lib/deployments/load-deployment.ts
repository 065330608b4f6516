import type { Transaction } from '#db/client.ts';
import { lockDeployment, selectDeployment, type DeploymentRecord } from '#db/queries/deployments.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { requireInDeployment } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/** Where the address says the Deployment is. */
export interface DeploymentAddress {
  deploymentId: string;
  workspaceId?: string | undefined;
}

/**
 * Throws FORBIDDEN unless the actor holds the permission on the Deployment. With its Workspace in the address that is
 * decided before any look-up; without, the Workspace has to be found first.
 */
async function requireOnDeployment(ctx: Context, permission: Permission, address: DeploymentAddress): Promise<void> {
  const { deploymentId, workspaceId } = address;
  if (workspaceId === undefined) await requireInDeployment(ctx, permission, deploymentId);
  else requirePermission(ctx, permission, { organizationId: ctx.organization.id, workspaceId, deploymentId });
}

/** The record, after its permission. A Deployment of another Workspace than the address says is NOT_FOUND. */
export async function loadDeployment(
  ctx: Context,
  permission: Permission,
  address: DeploymentAddress,
): Promise<DeploymentRecord> {
  await requireOnDeployment(ctx, permission, address);
  const place = { id: address.deploymentId, workspaceId: address.workspaceId };
  const record = await selectDeployment(ctx.db, ctx.organization.id, place);
  if (!record) throw notFound('This Deployment');
  return record;
}

/** The frame of every change of one Deployment: permission, then one transaction with the row locked and processes told. */
export async function changeDeployment<T>(
  ctx: Context,
  permission: Permission,
  address: DeploymentAddress,
  change: (tx: Transaction, record: DeploymentRecord) => Promise<T>,
): Promise<T> {
  await requireOnDeployment(ctx, permission, address);
  const result = await ctx.db.transaction(async (tx) => {
    const place = { id: address.deploymentId, workspaceId: address.workspaceId };
    const record = await lockDeployment(tx, ctx.organization.id, place);
    if (!record) throw notFound('This Deployment');
    const answer = await change(tx, record);
    await notifyChanged(tx, { organizationId: ctx.organization.id });
    return answer;
  });
  ctx.runtime.changes.organizationChanged(ctx.organization.id);
  return result;
}

/** The target of an audit event about this Deployment. */
export function deploymentTarget(record: { id: string; name: string }) {
  return { type: 'DEPLOYMENT', id: record.id, label: record.name } as const;
}
