import { selectEnvironmentObjects } from '#db/queries/environment-objects.ts';
import { requireInDeployment } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';

import { describeObject, describeObjects, loadObject } from './load-object.ts';
import { environmentObjectInput, listEnvironmentObjectsInput } from './schemas.ts';
import type { EnvironmentObject } from './types.ts';

/** One object (environmentObjectInput); secrets are never told. */
export async function getEnvironmentObject(ctx: Context, raw: unknown): Promise<EnvironmentObject> {
  const { id } = environmentObjectInput.parse(raw);
  return describeObject(ctx, [await loadObject(ctx, 'get', id)]);
}

/**
 * Objects of a Workspace, or of a Deployment with those that its Workspace gives it (listEnvironmentObjectsInput). The
 * whole Organization is for its Owners.
 */
export async function listEnvironmentObjects(
  ctx: Context,
  raw: unknown,
): Promise<ApiPage & { objects: EnvironmentObject[] }> {
  const { offset, limit, sorts, ...asked } = listEnvironmentObjectsInput.parse(raw);
  const organizationId = ctx.organization.id;
  let { workspaceId } = asked;
  if (asked.deploymentId !== null) {
    workspaceId = (await requireInDeployment(ctx, 'deployment.envObjects.get', asked.deploymentId)).workspaceId;
  } else if (workspaceId !== null) {
    requirePermission(ctx, 'workspace.envObjects.manage', { organizationId, workspaceId });
  } else {
    requirePermission(ctx, 'organization.workspaces.own', { organizationId });
  }
  const filter = { organizationId, ...asked, workspaceId };
  const { records, total } = await selectEnvironmentObjects(ctx.db, filter, { offset, limit, sorts });
  return { objects: await describeObjects(ctx, records), total, offset, limit };
}
