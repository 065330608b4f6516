import { selectClusters, type ClusterRecord } from '#db/queries/deployments-api.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Queryable } from '#db/client.ts';
import type { Context } from '#lib/context.ts';

import { derivedId } from './derived-id.ts';

export interface Cluster extends ClusterRecord {
  id: string;
}

export const clusterId = (organizationId: string, name: string): string => derivedId('cluster', organizationId, name);

/** Clusters are not managed here: there is one for each name that a Deployment gives, and it goes with the last of them. */
export async function findClusters(db: Queryable, organizationId: string): Promise<Cluster[]> {
  const found = await selectClusters(db, organizationId);
  return found.map((record) => ({ ...record, id: clusterId(organizationId, record.name) }));
}

/** Needs organization.clusters.get. */
export async function listClusters(ctx: Context): Promise<Cluster[]> {
  requirePermission(ctx, 'organization.clusters.get', { organizationId: ctx.organization.id });
  return findClusters(ctx.db, ctx.organization.id);
}
