import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { workspaces } from '#db/schema/index.ts';
import type { WORKSPACE_API_SORTS } from '#lib/workspaces/schemas.ts';
import type { VisiblePlaces } from '#lib/workspaces/visible-places.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import type { WorkspaceRecord } from './workspaces.ts';

type Sort = (typeof WORKSPACE_API_SORTS)[number];

const KEYS: Record<Sort, SQL> = {
  name: sql`lower(${workspaces.name})`,
  createdAt: sql`${workspaces.createdAt}`,
  updatedAt: sql`${workspaces.updatedAt}`,
};

/** A page of the Workspaces that may be seen, and the number of all that match. Empty filters filter nothing. */
export async function selectApiWorkspaces(
  db: Queryable,
  filter: { organizationId: string; visible: VisiblePlaces; workspaceIds: string[]; names: string[] },
  range: ApiRange<Sort>,
): Promise<{ records: WorkspaceRecord[]; total: number }> {
  const { visible, workspaceIds, names } = filter;
  const where = and(
    eq(workspaces.organizationId, filter.organizationId),
    visible.all ? undefined : inArray(workspaces.id, visible.workspaceIds),
    workspaceIds.length === 0 ? undefined : inArray(workspaces.id, workspaceIds),
    names.length === 0 ? undefined : inArray(workspaces.name, names),
  );
  const total = await db.$count(workspaces, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select()
    .from(workspaces)
    .where(where)
    .orderBy(...apiOrder(KEYS, workspaces, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}
