import { selectWorkspaces } from '#db/queries/workspaces.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { presentWorkspaceDetails } from './present-workspace.ts';
import { workspaceInput } from './schemas.ts';
import type { WorkspaceDetails } from './types.ts';
import { visiblePlaces } from './visible-places.ts';

/**
 * Throws FORBIDDEN unless the actor may see the Workspace: by workspace.get, or by a role on a Deployment in it. Decided
 * before any look-up.
 */
export function requireSeeWorkspace(ctx: Context, workspaceId: string): void {
  if (visiblePlaces(ctx).workspaceIds.includes(workspaceId)) return;
  requirePermission(ctx, 'workspace.get', { organizationId: ctx.organization.id, workspaceId });
}

/** One Workspace (workspaceInput) with what its pages show. */
export async function getWorkspace(ctx: Context, raw: unknown): Promise<WorkspaceDetails> {
  const { workspaceId } = workspaceInput.parse(raw);
  requireSeeWorkspace(ctx, workspaceId);
  const filter = { organizationId: ctx.organization.id, id: workspaceId, q: '', visible: visiblePlaces(ctx) };
  const [record] = await selectWorkspaces(ctx.db, filter, { sort: 'name', dir: 'asc' }, { offset: 0, limit: 1 });
  if (!record) throw notFound('This Workspace');
  return presentWorkspaceDetails(ctx, record);
}
