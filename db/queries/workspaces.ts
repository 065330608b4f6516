import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { deployments, environmentObjects, workspaces } from '#db/schema/index.ts';
import type { VisiblePlaces } from '#lib/workspaces/visible-places.ts';

import { escapeLike } from './escape-like.ts';

export type WorkspaceRecord = typeof workspaces.$inferSelect;

/** The list's question; `visible` is what the actor may see. */
export interface WorkspaceFilter {
  organizationId: string;
  q: string;
  /** One Workspace only. */
  id?: string;
  visible: VisiblePlaces;
}

/** Deployments of the Workspace that may be seen. */
function visibleDeployments({ all, listedWorkspaceIds, deploymentIds }: VisiblePlaces): SQL<number> {
  const seen = all
    ? sql`true`
    : or(
        listedWorkspaceIds.length > 0 ? inArray(deployments.workspaceId, listedWorkspaceIds) : undefined,
        deploymentIds.length > 0 ? inArray(deployments.id, deploymentIds) : undefined,
        sql`false`,
      );
  // Drizzle leaves the table's name out where a query has one table, and "id" would then be the Deployment's.
  return sql<number>`(select count(*)::int from ${deployments}
    where ${deployments.workspaceId} = "workspaces"."id" and ${seen})`;
}

function workspaceWhere({ organizationId, q, id, visible }: WorkspaceFilter): SQL | undefined {
  const pattern = escapeLike(q);
  return and(
    eq(workspaces.organizationId, organizationId),
    visible.all ? undefined : inArray(workspaces.id, visible.workspaceIds),
    id === undefined ? undefined : eq(workspaces.id, id),
    q === ''
      ? undefined
      : or(
          sql`lower(${workspaces.name} || ' ' || ${workspaces.description}) like lower(${`%${pattern}%`})`,
          sql`${workspaces.id} like ${`${pattern}%`}`,
        ),
  );
}

export async function countWorkspaces(db: Queryable, filter: WorkspaceFilter): Promise<number> {
  return db.$count(workspaces, workspaceWhere(filter));
}

/** One page of the list, with the number of Deployments that may be seen in each. */
export async function selectWorkspaces(
  db: Queryable,
  filter: WorkspaceFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<(WorkspaceRecord & { deploymentCount: number })[]> {
  const deploymentCount = visibleDeployments(filter.visible);
  const keys: Record<string, SQL> = {
    name: sql`lower(${workspaces.name})`,
    deployments: deploymentCount,
    created: sql`${workspaces.createdAt}`,
    updated: sql`${workspaces.updatedAt}`,
  };
  const direction = order.dir === 'asc' ? asc : desc;
  const rows = await db
    .select({ workspace: workspaces, deploymentCount })
    .from(workspaces)
    .where(workspaceWhere(filter))
    .orderBy(direction(keys[order.sort] ?? workspaces.createdAt), direction(workspaces.id))
    .limit(range.limit)
    .offset(range.offset);
  return rows.map((row) => ({ ...row.workspace, deploymentCount: row.deploymentCount }));
}

/**
 * One Workspace of the Organization, locked until the transaction ends: changes of it and new Deployments in it queue
 * here. Undefined for foreign and unknown ids alike.
 */
export async function lockWorkspace(
  tx: Transaction,
  organizationId: string,
  workspaceId: string,
): Promise<WorkspaceRecord | undefined> {
  const [row] = await tx
    .select()
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, organizationId), eq(workspaces.id, workspaceId)))
    .for('update');
  return row;
}

export async function insertWorkspace(tx: Transaction, row: typeof workspaces.$inferInsert): Promise<void> {
  await tx.insert(workspaces).values(row);
}

export async function updateWorkspace(
  tx: Transaction,
  workspaceId: string,
  change: Partial<typeof workspaces.$inferInsert>,
): Promise<void> {
  await tx.update(workspaces).set(change).where(eq(workspaces.id, workspaceId));
}

export async function deleteWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.delete(environmentObjects).where(eq(environmentObjects.workspaceId, workspaceId));
  await tx.delete(workspaces).where(eq(workspaces.id, workspaceId));
}

/** All Deployments in the Workspace, whoever may see them. */
export async function countDeploymentsIn(db: Queryable, workspaceId: string): Promise<number> {
  return db.$count(deployments, eq(deployments.workspaceId, workspaceId));
}
