import { and, asc, eq, inArray, min, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { deployments, deploymentVariables } from '#db/schema/index.ts';
import type { DEPLOYMENT_API_SORTS } from '#lib/deployments/schemas.ts';
import type { VisiblePlaces } from '#lib/workspaces/visible-places.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import type { DeploymentRecord, VariableRecord } from './deployments.ts';

type Sort = (typeof DEPLOYMENT_API_SORTS)[number];

const KEYS: Record<Sort, SQL> = {
  name: sql`lower(${deployments.name})`,
  createdAt: sql`${deployments.createdAt}`,
  updatedAt: sql`${deployments.updatedAt}`,
};

export interface ApiDeploymentFilter {
  organizationId: string;
  visible: VisiblePlaces;
  deploymentIds: string[];
  names: string[];
  workspaceIds: string[];
}

/** A page of the Deployments that may be seen, and the number of all that match. Empty filters filter nothing. */
export async function selectApiDeployments(
  db: Queryable,
  { organizationId, visible, deploymentIds, names, workspaceIds }: ApiDeploymentFilter,
  range: ApiRange<Sort>,
): Promise<{ records: DeploymentRecord[]; total: number }> {
  const where = and(
    eq(deployments.organizationId, organizationId),
    visible.all
      ? undefined
      : or(
          inArray(deployments.workspaceId, visible.listedWorkspaceIds),
          inArray(deployments.id, visible.deploymentIds),
        ),
    deploymentIds.length === 0 ? undefined : inArray(deployments.id, deploymentIds),
    names.length === 0 ? undefined : inArray(deployments.name, names),
    workspaceIds.length === 0 ? undefined : inArray(deployments.workspaceId, workspaceIds),
  );
  const total = await db.$count(deployments, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select()
    .from(deployments)
    .where(where)
    .orderBy(...apiOrder(KEYS, deployments, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

/** Variables of several Deployments by key, without ciphertexts. */
export async function selectVariablesOf(
  db: Queryable,
  deploymentIds: string[],
): Promise<Map<string, VariableRecord[]>> {
  const found = new Map<string, VariableRecord[]>(deploymentIds.map((id) => [id, []]));
  if (deploymentIds.length === 0) return found;
  const rows = await db
    .select({
      deploymentId: deploymentVariables.deploymentId,
      key: deploymentVariables.key,
      isSecret: deploymentVariables.isSecret,
      value: deploymentVariables.value,
      updatedAt: deploymentVariables.updatedAt,
    })
    .from(deploymentVariables)
    .where(inArray(deploymentVariables.deploymentId, deploymentIds))
    .orderBy(asc(deploymentVariables.key));
  for (const { deploymentId, ...variable } of rows) found.get(deploymentId)?.push(variable);
  return found;
}

export interface ClusterRecord {
  name: string;
  type: string;
  cloudProvider: string | null;
  region: string | null;
  since: Date;
}

/** The clusters that Deployments of the Organization name, oldest first. */
export async function selectClusters(db: Queryable, organizationId: string): Promise<ClusterRecord[]> {
  const name = sql<string>`${deployments.configuration} ->> 'clusterName'`;
  const first = <T>(key: string) => sql<T>`min(${deployments.configuration} ->> ${sql.raw(`'${key}'`)})`;
  const since = min(deployments.createdAt);
  const rows = await db
    .select({
      name,
      type: first<string>('type'),
      cloudProvider: first<string | null>('cloudProvider'),
      region: first<string | null>('region'),
      since,
    })
    .from(deployments)
    .where(and(eq(deployments.organizationId, organizationId), sql`${name} is not null`))
    .groupBy(name)
    .orderBy(since, name);
  return rows.map((row) => ({ ...row, since: row.since ?? new Date(0) }));
}
