import { createRoute, z } from '@hono/zod-openapi';

import { CLOUD_PROVIDERS, DEPLOYMENT_TYPES, EXECUTORS } from '#lib/deployments/configuration.ts';
import { executorsOf, requireClusterOptions, requireOptions } from '#lib/deployments/list-options.ts';
import { airflowVersionOf, MACHINES, QUOTAS, REGIONS, RUNTIME_RELEASES, SCHEDULERS } from '#lib/deployments/options.ts';
import { getDeploymentForApi } from '#lib/deployments/get-deployment-for-api.ts';

import { BASES, mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { clusterOptionsSchema, deploymentOptionsSchema } from './options-schemas.ts';
import { pathId } from './path-id.ts';
import { json, oneOf, refusals } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'platform'];
const ORGANIZATION = '/organizations/{organizationId}';

const deploymentOptionsRoute = createRoute({
  operationId: 'getDeploymentOptions',
  tags: ['Deployments'],
  description:
    'What create accepts. Every listed release is accepted, and so is any other version of the same shape: nothing runs here.',
  method: 'get',
  path: `${ORGANIZATION}/deployment-options`,
  request: {
    params: organizationParams,
    query: z.object({
      deploymentId: z.string().optional(),
      deploymentType: oneOf('deploymentType', DEPLOYMENT_TYPES),
      executor: oneOf('executor', EXECUTORS),
      cloudProvider: oneOf('cloudProvider', CLOUD_PROVIDERS),
    }),
  },
  responses: { 200: json(deploymentOptionsSchema), ...refusals },
});
const clusterOptionsRoute = createRoute({
  operationId: 'getClusterOptions',
  tags: ['Clusters'],
  description: 'Regions a Deployment may name. Clusters themselves are not managed here.',
  method: 'get',
  path: `${ORGANIZATION}/cluster-options`,
  request: {
    params: organizationParams,
    query: z.object({
      type: z.enum(['DEDICATED', 'HYBRID'], 'type must be one of DEDICATED, HYBRID'),
      provider: oneOf('provider', CLOUD_PROVIDERS),
    }),
  },
  responses: { 200: json(clusterOptionsSchema), ...refusals },
});

const machine = ([name, { cpu, memory }]: [string, { cpu: string; memory: string }]) => ({
  name,
  spec: { cpu, memory },
});

function deploymentOptions(isBeta: boolean): z.infer<typeof deploymentOptionsSchema> {
  return {
    executors: executorsOf(isBeta),
    runtimeReleases: RUNTIME_RELEASES.map(({ version, releaseDate }) => ({
      version,
      releaseDate,
      airflowVersion: airflowVersionOf(version),
      channel: 'stable',
      airflowDatabaseMigration: false,
      stellarDatabaseMigration: false,
    })),
    schedulerMachines: Object.entries(SCHEDULERS).map(machine),
    workerMachines: Object.entries(MACHINES).map((entry) => ({
      ...machine(entry),
      concurrency: { floor: 1, ceiling: 64, default: entry[1].concurrency },
    })),
    workerQueues: {
      maxWorkers: { floor: 1, ceiling: 200, default: 10 },
      minWorkers: { floor: 0, ceiling: 200, default: 0 },
      workerConcurrency: { floor: 1, ceiling: 64, default: 5 },
    },
    resourceQuotas: {
      resourceQuota: {
        cpu: { floor: '2', ceiling: '1600', default: QUOTAS.resourceQuotaCpu },
        memory: { floor: '4Gi', ceiling: '3200Gi', default: QUOTAS.resourceQuotaMemory },
      },
      defaultPodSize: {
        cpu: { floor: '0.25', ceiling: '32', default: QUOTAS.defaultTaskPodCpu },
        memory: { floor: '0.5Gi', ceiling: '64Gi', default: QUOTAS.defaultTaskPodMemory },
      },
    },
    workloadIdentityOptions: [],
  };
}

const NODE = { name: 'standard', cpu: 4, memory: '16Gi' };
const DATABASE = { name: 'small', cpu: 2, memory: '8Gi' };

/** Adds deployment-options and cluster-options (api-contract 4.12). */
export function addOptionRoutes(app: ApiApp): void {
  mount(app, ON, deploymentOptionsRoute, async (c) => {
    const { deploymentId } = c.req.valid('query');
    if (deploymentId === undefined || deploymentId === '') requireOptions(c.var.ctx);
    else await getDeploymentForApi(c.var.ctx, { deploymentId: pathId(deploymentId) });
    return c.json(deploymentOptions(c.req.path.startsWith(BASES.platform)), 200);
  });
  mount(app, ON, clusterOptionsRoute, (c) => {
    requireClusterOptions(c.var.ctx);
    const { provider } = c.req.valid('query');
    const options = CLOUD_PROVIDERS.filter((cloud) => provider === undefined || cloud === provider).map((cloud) => ({
      provider: cloud,
      regions: REGIONS[cloud].map((name) => ({ name })),
      defaultRegion: { name: REGIONS[cloud][0] },
      nodeInstances: [NODE],
      defaultNodeInstance: NODE,
      databaseInstances: [DATABASE],
      defaultDatabaseInstance: DATABASE,
      nodeCountMin: 2,
      nodeCountMax: 20,
      nodeCountDefault: 20,
      defaultVpcSubnetRange: '172.20.0.0/20',
    }));
    return c.json(options, 200);
  });
}
