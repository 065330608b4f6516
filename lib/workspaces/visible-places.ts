import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';

/** Which Workspaces and Deployments somebody may see. */
export interface VisiblePlaces {
  /** Everything in the Organization. */
  all: boolean;
  /** Workspaces with a role on them or on something in them, own or by a Team. */
  workspaceIds: string[];
  /** Those of which all Deployments may be seen. */
  listedWorkspaceIds: string[];
  /** Deployments with a role on them or on a Dag in them. */
  deploymentIds: string[];
}

/** Read from the actor's roles alone: nothing is looked up. */
export function visiblePlaces(ctx: Pick<Context, 'bindings' | 'organization'>): VisiblePlaces {
  const organizationId = ctx.organization.id;
  const workspaceIds = new Set<string>();
  const deploymentIds = new Set<string>();
  for (const { entityType, entityId, workspaceId, deploymentId } of ctx.bindings) {
    if (entityType === 'WORKSPACE') workspaceIds.add(entityId);
    else if (entityType !== 'ORGANIZATION' && workspaceId) {
      workspaceIds.add(workspaceId);
      deploymentIds.add(deploymentId ?? entityId);
    }
  }
  const isListed = (workspaceId: string) =>
    decide(ctx.bindings, 'workspace.deployments.list', { organizationId, workspaceId }).allowed;
  return {
    all: decide(ctx.bindings, 'organization.workspaces.own', { organizationId }).allowed,
    workspaceIds: [...workspaceIds],
    listedWorkspaceIds: [...workspaceIds].filter(isListed),
    deploymentIds: [...deploymentIds],
  };
}
