import { decide } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { requireInDeployment } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

interface Asked {
  workspaceId: string | null;
  deploymentId: string | null;
  dagId?: string | null;
  dagTags?: string[];
}

/**
 * Lists of people and Teams need organization.users.get. Those of one Workspace or Deployment are also for whoever sees
 * its people; Dag filters reach further than that, and stay with the Organization.
 */
export async function requireSeeHolders(
  ctx: Context,
  { workspaceId, deploymentId, dagId = null, dagTags = [] }: Asked,
  inDeployment: Permission = 'deployment.users.get',
): Promise<void> {
  const organizationId = ctx.organization.id;
  const isAllowed = decide(ctx.bindings, 'organization.users.get', { organizationId }).allowed;
  const asksForDags = dagId !== null || dagTags.length > 0;
  if (isAllowed || asksForDags || (workspaceId === null && deploymentId === null)) {
    return requirePermission(ctx, 'organization.users.get', { organizationId });
  }
  if (workspaceId !== null) requirePermission(ctx, 'workspace.users.get', { organizationId, workspaceId });
  else if (deploymentId !== null) await requireInDeployment(ctx, inDeployment, deploymentId);
}
