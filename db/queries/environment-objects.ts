import { and, eq, getTableColumns, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { environmentObjects } from '#db/schema/index.ts';
import type { ENVIRONMENT_SORTS } from '#lib/environment/schemas.ts';

import { apiOrder, type ApiRange } from './api-order.ts';

const { secretsEncrypted: _, ...publicColumns } = getTableColumns(environmentObjects);

/** An object without its ciphertext, which only a change of it needs. */
export type EnvironmentRecord = Omit<typeof environmentObjects.$inferSelect, 'secretsEncrypted'>;
type Sort = (typeof ENVIRONMENT_SORTS)[number];

const KEYS: Record<Sort, SQL> = {
  objectKey: sql`lower(${environmentObjects.objectKey})`,
  createdAt: sql`${environmentObjects.createdAt}`,
  updatedAt: sql`${environmentObjects.updatedAt}`,
};

export interface EnvironmentFilter {
  organizationId: string;
  workspaceId: string | null;
  deploymentId: string | null;
  /** With a Deployment: also what its Workspace gives it. */
  resolvesLinks: boolean;
  objectType: string | null;
  objectKey: string | null;
}

/** What the Deployment's Workspace gives to it: linked by name, or automatically unless it is excluded. */
function linkedTo(deploymentId: string, workspaceId: string): SQL | undefined {
  const { links, excludedLinks, isAutoLinked } = environmentObjects;
  return and(
    eq(environmentObjects.workspaceId, workspaceId),
    isNull(environmentObjects.deploymentId),
    or(
      sql`${links} @> ${JSON.stringify([{ deploymentId }])}::jsonb`,
      sql`(${isAutoLinked} and not ${excludedLinks} @> ${JSON.stringify([deploymentId])}::jsonb)`,
    ),
  );
}

/** A page of objects and the number of all that match. */
export async function selectEnvironmentObjects(
  db: Queryable,
  filter: EnvironmentFilter,
  range: ApiRange<Sort>,
): Promise<{ records: EnvironmentRecord[]; total: number }> {
  const { workspaceId, deploymentId } = filter;
  const isResolved = filter.resolvesLinks && deploymentId !== null && workspaceId !== null;
  const where = and(
    eq(environmentObjects.organizationId, filter.organizationId),
    deploymentId === null
      ? undefined
      : or(
          eq(environmentObjects.deploymentId, deploymentId),
          isResolved ? linkedTo(deploymentId, workspaceId) : undefined,
        ),
    deploymentId !== null || workspaceId === null
      ? undefined
      : and(eq(environmentObjects.workspaceId, workspaceId), isNull(environmentObjects.deploymentId)),
    filter.objectType === null ? undefined : sql`${environmentObjects.objectType} = ${filter.objectType}`,
    filter.objectKey === null ? undefined : eq(environmentObjects.objectKey, filter.objectKey),
  );
  const total = await db.$count(environmentObjects, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select(publicColumns)
    .from(environmentObjects)
    .where(where)
    .orderBy(...apiOrder(KEYS, environmentObjects, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

const isThis = (organizationId: string, id: string) =>
  and(eq(environmentObjects.organizationId, organizationId), eq(environmentObjects.id, id));

export async function selectEnvironmentObject(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<EnvironmentRecord | undefined> {
  const [row] = await db.select(publicColumns).from(environmentObjects).where(isThis(organizationId, id));
  return row;
}

/** The whole row, locked until the transaction ends. */
export async function lockEnvironmentObject(tx: Transaction, organizationId: string, id: string) {
  const [row] = await tx.select().from(environmentObjects).where(isThis(organizationId, id)).for('update');
  return row;
}

/** True when the Workspace, or the Deployment, has an object of that type and key; call it with the Workspace locked. */
export async function hasEnvironmentKey(
  db: Queryable,
  place: { workspaceId: string; deploymentId: string | null },
  object: { objectType: string; objectKey: string },
): Promise<boolean> {
  const { deploymentId } = environmentObjects;
  const where = and(
    eq(environmentObjects.workspaceId, place.workspaceId),
    place.deploymentId === null ? isNull(deploymentId) : eq(deploymentId, place.deploymentId),
    sql`${environmentObjects.objectType} = ${object.objectType}`,
    eq(environmentObjects.objectKey, object.objectKey),
  );
  return (await db.$count(environmentObjects, where)) > 0;
}

export async function insertEnvironmentObject(
  tx: Transaction,
  row: typeof environmentObjects.$inferInsert,
): Promise<void> {
  await tx.insert(environmentObjects).values(row);
}

export async function updateEnvironmentObject(
  tx: Transaction,
  id: string,
  change: Partial<typeof environmentObjects.$inferInsert>,
): Promise<EnvironmentRecord[]> {
  return tx.update(environmentObjects).set(change).where(eq(environmentObjects.id, id)).returning(publicColumns);
}

export async function deleteEnvironmentObject(tx: Transaction, id: string): Promise<void> {
  await tx.delete(environmentObjects).where(eq(environmentObjects.id, id));
}
