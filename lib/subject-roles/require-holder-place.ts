import { selectWorkspacePlaces } from '#db/queries/places.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { requireInDeployment, requireInWorkspace } from '#lib/access/require-in-place.ts';
import type { Context } from '#lib/context.ts';

import type { HolderLevel, HolderPlace } from './types.ts';

/** The Workspace or Deployment, when the actor holds the permission there. FORBIDDEN before NOT_FOUND. */
export async function requireHolderPlace(
  ctx: Context,
  permission: Permission,
  { level, placeId }: { level: HolderLevel; placeId: string },
): Promise<HolderPlace> {
  if (level === 'WORKSPACE') {
    const { id, name } = await requireInWorkspace(ctx, permission, placeId);
    return { level, id, name, workspaceId: id, workspaceName: name };
  }
  const { id, name, workspaceId } = await requireInDeployment(ctx, permission, placeId);
  const workspaces = await selectWorkspacePlaces(ctx.db, ctx.organization.id, [workspaceId]);
  return { level, id, name, workspaceId, workspaceName: workspaces.get(workspaceId)?.name ?? '' };
}
