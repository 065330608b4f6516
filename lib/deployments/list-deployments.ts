import { countDeployments, selectDeployments } from '#db/queries/deployments.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { rangeOf, type ListPage } from '#lib/lists.ts';
import { requireSeeWorkspace } from '#lib/workspaces/get-workspace.ts';
import { canInWorkspace } from '#lib/workspaces/present-workspace.ts';
import type { Can } from '#lib/workspaces/types.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import { presentDeployment } from './present-deployment.ts';
import { listDeploymentsInput } from './schemas.ts';
import type { DeploymentRow } from './types.ts';

export interface DeploymentPage extends ListPage<DeploymentRow> {
  canCreate: Can;
}

/**
 * One page of a Workspace's Deployments (listDeploymentsInput) with their exact total: all of them with
 * workspace.deployments.list, otherwise those the actor has a role on. NOT_FOUND for a Workspace of nobody here.
 */
export async function listDeployments(ctx: Context, raw: unknown): Promise<DeploymentPage> {
  const query = listDeploymentsInput.parse(raw);
  const { workspaceId } = query;
  requireSeeWorkspace(ctx, workspaceId);
  const organizationId = ctx.organization.id;
  const place = (await selectWorkspacePlaces(ctx.db, organizationId, [workspaceId])).get(workspaceId);
  if (!place) throw notFound('This Workspace');
  const isListed = decide(ctx.bindings, 'workspace.deployments.list', { organizationId, workspaceId }).allowed;
  const filter = {
    organizationId,
    workspaceId,
    q: query.q.trim(),
    statuses: query.status,
    executors: query.executor,
    onlyIds: isListed ? null : visiblePlaces(ctx).deploymentIds,
  };
  const total = await countDeployments(ctx.db, filter);
  const range = rangeOf(total, query);
  const rows = await selectDeployments(ctx.db, filter, query, range);
  const isAny = total > 0 || (await countDeployments(ctx.db, { ...filter, q: '', statuses: [], executors: [] })) > 0;
  return {
    rows: rows.map((row) => presentDeployment(ctx, row)),
    total,
    page: range.page,
    perPage: query.perPage,
    isEmpty: !isAny,
    canCreate: canInWorkspace(ctx, 'workspace.deployments.create', workspaceId),
  };
}
