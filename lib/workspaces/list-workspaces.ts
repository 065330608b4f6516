import { countWorkspaces, selectWorkspaces } from '#db/queries/workspaces.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf, type ListPage } from '#lib/lists.ts';

import { presentWorkspace } from './present-workspace.ts';
import { listWorkspacesInput } from './schemas.ts';
import type { Can, WorkspaceRow } from './types.ts';
import { visiblePlaces } from './visible-places.ts';

export interface WorkspacePage extends ListPage<WorkspaceRow> {
  canCreate: Can;
}

/**
 * One page of the Workspaces (listWorkspacesInput) with their exact total: all for an Organization Owner, for others
 * those with a role there or on a Deployment in it, own or by a Team.
 */
export async function listWorkspaces(ctx: Context, raw: unknown): Promise<WorkspacePage> {
  const query = listWorkspacesInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  const visible = visiblePlaces(ctx);
  // Workspace and Deployment tokens hold no Organization role; what they see follows from the roles they do hold.
  if (visible.workspaceIds.length === 0) requirePermission(ctx, 'organization.workspaces.list', resource);
  const filter = { organizationId: ctx.organization.id, q: query.q.trim(), visible };
  const total = await countWorkspaces(ctx.db, filter);
  const range = rangeOf(total, query);
  const rows = await selectWorkspaces(ctx.db, filter, query, range);
  return {
    rows: rows.map((row) => presentWorkspace(ctx, row)),
    total,
    page: range.page,
    perPage: query.perPage,
    isEmpty: total === 0 && (filter.q === '' || (await countWorkspaces(ctx.db, { ...filter, q: '' })) === 0),
    canCreate: decide(ctx.bindings, 'organization.workspaces.create', resource).allowed
      ? true
      : 'Only an Organization Owner can add Workspaces.',
  };
}
