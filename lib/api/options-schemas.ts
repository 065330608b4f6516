import { z } from '@hono/zod-openapi';

import { page, timeSchema } from './schemas.ts';

const numbers = z.object({ floor: z.int(), ceiling: z.int(), default: z.int() });
const amount = z.object({ floor: z.string(), ceiling: z.string(), default: z.string() });
const amounts = z.object({ cpu: amount, memory: amount });
const spec = z.object({ cpu: z.string(), memory: z.string() });
const machine = z.object({ name: z.string(), spec });
const instance = z.object({ name: z.string(), cpu: z.int(), memory: z.string() });

export const deploymentOptionsSchema = z
  .object({
    executors: z.array(z.string()),
    runtimeReleases: z.array(
      z.object({
        version: z.string(),
        airflowVersion: z.string(),
        channel: z.string(),
        releaseDate: timeSchema,
        airflowDatabaseMigration: z.boolean(),
        stellarDatabaseMigration: z.boolean(),
      }),
    ),
    schedulerMachines: z.array(machine),
    workerMachines: z.array(machine.extend({ concurrency: numbers })),
    workerQueues: z.object({ maxWorkers: numbers, minWorkers: numbers, workerConcurrency: numbers }),
    resourceQuotas: z.object({ resourceQuota: amounts, defaultPodSize: amounts }),
    workloadIdentityOptions: z.array(z.object({ label: z.string(), role: z.string() })),
  })
  .openapi('DeploymentOptions');

export const clusterOptionsSchema = z
  .array(
    z.object({
      provider: z.string(),
      regions: z.array(z.object({ name: z.string() })),
      defaultRegion: z.object({ name: z.string() }),
      nodeInstances: z.array(instance),
      defaultNodeInstance: instance,
      databaseInstances: z.array(instance),
      defaultDatabaseInstance: instance,
      nodeCountMin: z.int(),
      nodeCountMax: z.int(),
      nodeCountDefault: z.int(),
      defaultVpcSubnetRange: z.string(),
    }),
  )
  .openapi('ClusterOptions');

export const clusterSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    organizationId: z.string(),
    type: z.string(),
    status: z.enum(['CREATED']),
    cloudProvider: z.string(),
    region: z.string(),
    dbInstanceType: z.string(),
    vpcSubnetRange: z.string(),
    isLimited: z.boolean(),
    nodePools: z.array(
      z.object({
        id: z.string(),
        clusterId: z.string(),
        name: z.string(),
        nodeInstanceType: z.string(),
        cloudProvider: z.string(),
        isDefault: z.boolean(),
        maxNodeCount: z.int(),
        createdAt: timeSchema,
        updatedAt: timeSchema,
      }),
    ),
    metadata: z.object({ externalIPs: z.array(z.string()) }),
    providerAccount: z.string(),
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
    workspaceIds: z.array(z.string()),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .openapi('Cluster');
export const clustersPageSchema = page('clusters', clusterSchema).openapi('ClustersPage');
