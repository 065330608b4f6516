import { selectApiWorkspaces } from '#db/queries/workspaces-api.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import { listWorkspacesForApiInput } from './schemas.ts';
import type { WorkspaceFacts } from './types.ts';
import { visiblePlaces } from './visible-places.ts';

/**
 * Workspaces by offset and limit, as programs page (listWorkspacesForApiInput): the same ones that the console lists.
 * A page beyond the end is empty; ids and names that name nothing match nothing.
 */
export async function listWorkspacesForApi(
  ctx: Context,
  raw: unknown,
): Promise<ApiPage & { workspaces: WorkspaceFacts[] }> {
  const { workspaceIds, names, ...range } = listWorkspacesForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  const visible = visiblePlaces(ctx);
  if (visible.workspaceIds.length === 0) requirePermission(ctx, 'organization.workspaces.list', { organizationId });
  const filter = { organizationId, visible, workspaceIds, names };
  const { records, total } = await selectApiWorkspaces(ctx.db, filter, range);
  const peopleOf = await stampPeople(ctx, records);
  const workspaces = records.map((record) => ({ ...record, ...peopleOf(record) }));
  return { workspaces, total, offset: range.offset, limit: range.limit };
}
