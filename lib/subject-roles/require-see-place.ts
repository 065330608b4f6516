import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import type { SubjectRoleLevel } from './types.ts';

export interface SeenPlace {
  id: string;
  name: string;
  workspaceId: string;
}

/** The Workspace or Deployment, when the actor may see it; NOT_FOUND for unknown, foreign and unseen ones alike. */
export async function requireSeePlace(ctx: Context, level: SubjectRoleLevel, id: string): Promise<SeenPlace> {
  const visible = visiblePlaces(ctx);
  const { id: organizationId } = ctx.organization;
  if (level === 'WORKSPACE') {
    const place = (await selectWorkspacePlaces(ctx.db, organizationId, [id])).get(id);
    if (!place || !(visible.all || visible.workspaceIds.includes(id))) throw notFound('This Workspace');
    return { ...place, workspaceId: place.id };
  }
  const place = (await selectDeploymentPlaces(ctx.db, organizationId, [id])).get(id);
  const isSeen =
    place &&
    (visible.all || visible.listedWorkspaceIds.includes(place.workspaceId) || visible.deploymentIds.includes(place.id));
  if (!isSeen) throw notFound('This Deployment');
  return place;
}
