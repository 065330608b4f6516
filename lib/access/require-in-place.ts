import {
  selectDeploymentPlaces,
  selectWorkspacePlaces,
  type DeploymentPlace,
  type WorkspacePlace,
} from '#db/queries/places.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import type { Permission } from './permissions.ts';
import { requirePermission } from './require-permission.ts';

/**
 * Throws FORBIDDEN unless the actor holds the permission in the Workspace, decided before any look-up; then NOT_FOUND
 * when the Organization has no such Workspace. Somebody without the right cannot tell the two apart.
 */
export async function requireInWorkspace(
  ctx: Context,
  permission: Permission,
  workspaceId: string,
): Promise<WorkspacePlace> {
  requirePermission(ctx, permission, { organizationId: ctx.organization.id, workspaceId });
  const place = (await selectWorkspacePlaces(ctx.db, ctx.organization.id, [workspaceId])).get(workspaceId);
  if (!place) throw notFound('This Workspace');
  return place;
}

/**
 * The same for a Deployment. Its Workspace has to be looked up first, because roles there act here; an unknown
 * Deployment is asked for like one in a Workspace the actor has no role in.
 */
export async function requireInDeployment(
  ctx: Context,
  permission: Permission,
  deploymentId: string,
): Promise<DeploymentPlace> {
  const place = (await selectDeploymentPlaces(ctx.db, ctx.organization.id, [deploymentId])).get(deploymentId);
  const within = place ? { workspaceId: place.workspaceId } : {};
  requirePermission(ctx, permission, { organizationId: ctx.organization.id, ...within, deploymentId });
  if (!place) throw notFound('This Deployment');
  return place;
}
