import { selectApiDeployments } from '#db/queries/deployments-api.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import { describeDeployments, type ApiDeploymentFacts } from './api-deployment.ts';
import { listDeploymentsForApiInput } from './schemas.ts';

/**
 * Deployments of all Workspaces by offset and limit (listDeploymentsForApiInput): those that the actor may see. A page
 * beyond the end is empty; ids and names that name nothing match nothing.
 */
export async function listDeploymentsForApi(
  ctx: Context,
  raw: unknown,
): Promise<ApiPage & { deployments: ApiDeploymentFacts[] }> {
  const { offset, limit, sorts, ...asked } = listDeploymentsForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  const visible = visiblePlaces(ctx);
  // Workspace and Deployment tokens hold no Organization role; what they see follows from the roles they do hold.
  if (visible.workspaceIds.length === 0) requirePermission(ctx, 'organization.workspaces.list', { organizationId });
  const filter = { organizationId, visible, ...asked };
  const { records, total } = await selectApiDeployments(ctx.db, filter, { offset, limit, sorts });
  return { deployments: await describeDeployments(ctx, records), total, offset, limit };
}
