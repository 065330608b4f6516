import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { deployments, deploymentVariables, environmentObjects } from '#db/schema/index.ts';

import { escapeLike } from './escape-like.ts';

export type DeploymentRecord = typeof deployments.$inferSelect;

/** A variable without its ciphertext, which no reader needs. */
export interface VariableRecord {
  key: string;
  isSecret: boolean;
  value: string | null;
  updatedAt: Date;
}

/** The list's question; `onlyIds` are those the actor may see, null for all of the Workspace. */
export interface DeploymentFilter {
  organizationId: string;
  workspaceId: string;
  q: string;
  statuses: string[];
  executors: string[];
  onlyIds: string[] | null;
}

/** As lib/deployments/current-status.ts says it: a hibernation that has run out is none. */
const currentStatus = sql`case when ${deployments.status} = 'HIBERNATING'
  and (${deployments.configuration} #>> '{hibernationOverride,until}')::timestamptz <= now()
  then 'HEALTHY' else ${deployments.status} end`;

function deploymentWhere(filter: DeploymentFilter): SQL | undefined {
  const { q, statuses, executors, onlyIds } = filter;
  const pattern = escapeLike(q);
  return and(
    eq(deployments.organizationId, filter.organizationId),
    eq(deployments.workspaceId, filter.workspaceId),
    onlyIds === null ? undefined : inArray(deployments.id, onlyIds),
    statuses.length > 0 ? sql`${currentStatus} = any(${sql.param(statuses)})` : undefined,
    executors.length > 0 ? sql`${deployments.configuration}->>'executor' = any(${sql.param(executors)})` : undefined,
    q === ''
      ? undefined
      : or(
          sql`lower(${deployments.name} || ' ' || ${deployments.description}) like lower(${`%${pattern}%`})`,
          sql`${deployments.id} like ${`${pattern}%`}`,
        ),
  );
}

export async function countDeployments(db: Queryable, filter: DeploymentFilter): Promise<number> {
  return db.$count(deployments, deploymentWhere(filter));
}

const KEYS: Record<string, SQL> = {
  name: sql`lower(${deployments.name})`,
  status: sql`${deployments.status}`,
  runtime: sql`${deployments.runtimeVersion}`,
  created: sql`${deployments.createdAt}`,
  updated: sql`${deployments.updatedAt}`,
};

export async function selectDeployments(
  db: Queryable,
  filter: DeploymentFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<DeploymentRecord[]> {
  const direction = order.dir === 'asc' ? asc : desc;
  return db
    .select()
    .from(deployments)
    .where(deploymentWhere(filter))
    .orderBy(direction(KEYS[order.sort] ?? deployments.createdAt), direction(deployments.id))
    .limit(range.limit)
    .offset(range.offset);
}

const isThis = (organizationId: string, place: { id: string; workspaceId?: string | undefined }) =>
  and(
    eq(deployments.organizationId, organizationId),
    eq(deployments.id, place.id),
    place.workspaceId === undefined ? undefined : eq(deployments.workspaceId, place.workspaceId),
  );

/** One Deployment of the Organization, and of the Workspace if one is named; undefined for all others alike. */
export async function selectDeployment(
  db: Queryable,
  organizationId: string,
  place: { id: string; workspaceId?: string | undefined },
): Promise<DeploymentRecord | undefined> {
  const [row] = await db.select().from(deployments).where(isThis(organizationId, place));
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockDeployment(
  tx: Transaction,
  organizationId: string,
  place: { id: string; workspaceId?: string | undefined },
): Promise<DeploymentRecord | undefined> {
  const [row] = await tx.select().from(deployments).where(isThis(organizationId, place)).for('update');
  return row;
}

/** The Deployment of that name in the Workspace; call it with the Workspace locked before inserting one. */
export async function selectDeploymentByName(
  db: Queryable,
  workspaceId: string,
  name: string,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: deployments.id })
    .from(deployments)
    .where(and(eq(deployments.workspaceId, workspaceId), eq(deployments.name, name)));
  return row;
}

export async function insertDeployment(tx: Transaction, row: typeof deployments.$inferInsert): Promise<void> {
  await tx.insert(deployments).values(row);
}

export async function updateDeployment(
  tx: Transaction,
  deploymentId: string,
  change: Partial<typeof deployments.$inferInsert>,
): Promise<void> {
  await tx.update(deployments).set(change).where(eq(deployments.id, deploymentId));
}

/** Removes the record, its variables and its environment objects; roles and tokens are the caller's. */
export async function deleteDeployment(tx: Transaction, deploymentId: string): Promise<void> {
  await tx.delete(environmentObjects).where(eq(environmentObjects.deploymentId, deploymentId));
  await tx.delete(deploymentVariables).where(eq(deploymentVariables.deploymentId, deploymentId));
  await tx.delete(deployments).where(eq(deployments.id, deploymentId));
}

/** Variables by key, without ciphertexts. */
export async function selectVariables(db: Queryable, deploymentId: string): Promise<VariableRecord[]> {
  return db
    .select({
      key: deploymentVariables.key,
      isSecret: deploymentVariables.isSecret,
      value: deploymentVariables.value,
      updatedAt: deploymentVariables.updatedAt,
    })
    .from(deploymentVariables)
    .where(eq(deploymentVariables.deploymentId, deploymentId))
    .orderBy(deploymentVariables.key);
}

/** Writes these variables over what is there, and removes the keys in `gone`. */
export async function replaceVariables(
  tx: Transaction,
  deploymentId: string,
  written: (typeof deploymentVariables.$inferInsert)[],
  gone: string[],
): Promise<void> {
  if (gone.length > 0) {
    const these = and(eq(deploymentVariables.deploymentId, deploymentId), inArray(deploymentVariables.key, gone));
    await tx.delete(deploymentVariables).where(these);
  }
  if (written.length === 0) return;
  await tx
    .insert(deploymentVariables)
    .values(written)
    .onConflictDoUpdate({
      target: [deploymentVariables.deploymentId, deploymentVariables.key],
      set: {
        isSecret: sql`excluded.is_secret`,
        value: sql`excluded.value`,
        valueEncrypted: sql`excluded.value_encrypted`,
        updatedAt: sql`excluded.updated_at`,
      },
    });
}
