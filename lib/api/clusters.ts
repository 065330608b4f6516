import { createRoute, z } from '@hono/zod-openapi';

import { listClusters, type Cluster } from '#lib/deployments/clusters.ts';
import { CLOUD_PROVIDERS } from '#lib/deployments/configuration.ts';
import { derivedId } from '#lib/deployments/derived-id.ts';
import { notFound } from '#lib/errors.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { clusterSchema, clustersPageSchema } from './options-schemas.ts';
import { json, oneOf, pageQuery, pathParam, refusals, repeated, sortsQuery } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'platform'];
const PATH = '/organizations/{organizationId}/clusters';
const tags = ['Clusters'];
const DERIVED =
  'Clusters are not managed here. There is one for each cluster that Deployments of the Organization name, as long as ' +
  'one does; beyond name, type, cloud and region its fields are constants.';

const listRoute = createRoute({
  operationId: 'listClusters',
  tags,
  description: DERIVED,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(['name', 'createdAt', 'updatedAt']),
      names: repeated(z.string()),
      provider: oneOf('provider', CLOUD_PROVIDERS),
    }),
  },
  responses: { 200: json(clustersPageSchema), ...refusals },
});
const getRoute = createRoute({
  operationId: 'getCluster',
  tags,
  description: DERIVED,
  method: 'get',
  path: `${PATH}/{clusterId}`,
  request: {
    params: organizationParams.extend({
      clusterId: pathParam('clusterId'),
    }),
  },
  responses: { 200: json(clusterSchema), ...refusals },
});

/** Adds the reading of clusters (api-contract 2.5). */
export function addClusterRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { offset, limit, sorts, names, provider } = c.req.valid('query');
    const found = (await listClusters(c.var.ctx))
      .map((cluster) => present(c.var.ctx.organization.id, cluster))
      .filter((cluster) => names.length === 0 || names.includes(cluster.name))
      .filter((cluster) => provider === undefined || cluster.cloudProvider === provider);
    const order = sorts.length > 0 ? sorts : [{ key: 'createdAt', dir: 'desc' } as const];
    const sorted = order
      .toReversed()
      .reduce(
        (list, { key, dir }) =>
          list.toSorted((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0) * (dir === 'asc' ? 1 : -1)),
        found,
      );
    const clusters = sorted.slice(offset, offset + limit);
    return c.json({ limit, offset, totalCount: found.length, clusters }, 200);
  });
  mount(app, ON, getRoute, async (c) => {
    const id = c.req.valid('param').clusterId.toLowerCase();
    const found = (await listClusters(c.var.ctx)).find((cluster) => cluster.id === id);
    if (!found) throw notFound('This cluster');
    return c.json(present(c.var.ctx.organization.id, found), 200);
  });
}

function present(organizationId: string, cluster: Cluster): z.infer<typeof clusterSchema> {
  const { id, name, type, cloudProvider, region, since } = cluster;
  const at = { createdAt: since.toISOString(), updatedAt: since.toISOString() };
  const provider = cloudProvider ?? 'AWS';
  return {
    id,
    name,
    organizationId,
    type,
    status: 'CREATED',
    cloudProvider: provider,
    region: region ?? '',
    dbInstanceType: 'small',
    vpcSubnetRange: '172.20.0.0/20',
    isLimited: false,
    nodePools: [
      {
        id: derivedId('node-pool', id),
        clusterId: id,
        name: 'default',
        nodeInstanceType: 'standard',
        cloudProvider: provider,
        isDefault: true,
        maxNodeCount: 20,
        ...at,
      },
    ],
    metadata: { externalIPs: [] },
    providerAccount: '',
    tags: [],
    workspaceIds: [],
    ...at,
  };
}
