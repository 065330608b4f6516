import type { z } from '@hono/zod-openapi';

import type { ApiDeploymentFacts } from '#lib/deployments/api-deployment.ts';
import { clusterId } from '#lib/deployments/clusters.ts';
import type { WorkerQueue } from '#lib/deployments/configuration.ts';
import { activeOverride } from '#lib/deployments/current-status.ts';
import { derivedId } from '#lib/deployments/derived-id.ts';
import { airflowVersionOf, MACHINES, QUOTAS, SCHEDULERS } from '#lib/deployments/options.ts';
import type { Context } from '#lib/context.ts';

import type { deploymentSchema } from './deployment-schemas.ts';
import { presentStamps } from './present-profile.ts';

type Deployment = z.infer<typeof deploymentSchema>;

/** Where the Deployment's Airflow is, by the operator's DEPLOYMENT_URL. */
function addressesOf(ctx: Context, { id, runtimeVersion }: ApiDeploymentFacts) {
  const { env } = ctx.runtime;
  const namespace = `deployment-${id.slice(-12)}`;
  const webServerUrl = env.DEPLOYMENT_URL.replaceAll('{id}', id)
    .replaceAll('{namespace}', namespace)
    .replace(/\/+$/, '');
  const { host } = new URL(webServerUrl);
  const airflow = airflowVersionOf(runtimeVersion);
  return {
    namespace,
    imageRepository: `${host}/${namespace}`,
    apiUrl: webServerUrl,
    webServerUrl,
    webServerAirflowApiUrl: `${webServerUrl}/api/${airflow.startsWith('2.') ? 'v1' : 'v2'}`,
    webServerIngressHostname: host,
    airflowVersion: airflow,
  };
}

function queueOf(deploymentId: string, isHybrid: boolean, queue: WorkerQueue) {
  const machine = MACHINES[queue.workerType as keyof typeof MACHINES] ?? MACHINES.A5;
  return {
    id: derivedId('queue', deploymentId, queue.name),
    name: queue.name,
    isDefault: queue.name === 'default',
    maxWorkerCount: queue.maxWorkerCount ?? 10,
    minWorkerCount: queue.minWorkerCount ?? 0,
    workerConcurrency: queue.workerConcurrency ?? machine.concurrency,
    podCpu: queue.podCpu ?? machine.cpu,
    podMemory: queue.podRam ?? machine.memory,
    ...(isHybrid ? { nodePoolId: queue.workerType } : { astroMachine: queue.workerType }),
  };
}

function scalingOf(ctx: Context, { configuration, status }: ApiDeploymentFacts): Partial<Deployment> {
  const override = activeOverride(configuration, ctx.now);
  if (!override && configuration.hibernationSchedules.length === 0) return {};
  const schedules = configuration.hibernationSchedules.map(({ hibernateAt, wakeAt, isEnabled, description }) => ({
    hibernateAtCron: hibernateAt,
    wakeUpAtCron: wakeAt,
    isEnabled,
    ...(description !== undefined && { description }),
  }));
  return {
    scalingSpec: { hibernationSpec: { schedules, ...(override && { override: presentOverride(override) }) } },
    scalingStatus: { hibernationStatus: { isHibernating: status === 'HIBERNATING' } },
  };
}

export function presentOverride({ isHibernating, until }: { isHibernating: boolean; until?: string }) {
  return { isActive: true, isHibernating, ...(until !== undefined && { overrideUntil: until }) };
}

function remoteOf({ configuration: { remoteExecution: remote } }: ApiDeploymentFacts): Partial<Deployment> {
  if (!remote) return {};
  const { isEnabled, allowedIpAddressRanges = [], taskLogBucket, taskLogUrlPattern } = remote;
  return {
    remoteExecution: {
      enabled: isEnabled,
      allowedIpAddressRanges,
      ...(taskLogBucket !== undefined && { taskLogBucket }),
      ...(taskLogUrlPattern !== undefined && { taskLogUrlPattern }),
    },
  };
}

/** A Deployment with every field that the clients read without looking (api-contract 2.5, 4.12). */
export function presentDeployment(ctx: Context, facts: ApiDeploymentFacts): Deployment {
  const { configuration: from, runtimeVersion } = facts;
  const isHybrid = from.type === 'HYBRID';
  const scheduler = SCHEDULERS[from.schedulerSize];
  const identity = from.workloadIdentity ?? '';
  const { publicUrl } = ctx.runtime.env;
  return {
    id: facts.id,
    name: facts.name,
    description: facts.description,
    organizationId: facts.organizationId,
    workspaceId: facts.workspaceId,
    workspaceName: facts.workspaceName,
    status: facts.status,
    type: from.type,
    executor: from.executor,
    runtimeVersion,
    astroRuntimeVersion: runtimeVersion,
    imageTag: runtimeVersion,
    ...addressesOf(ctx, facts),
    uiUrl: `${publicUrl}/orgs/${ctx.organization.shortName}/workspaces/${facts.workspaceId}/deployments/${facts.id}`,
    isCicdEnforced: from.isCicdEnforced,
    isDagDeployEnabled: from.isDagDeployEnabled,
    isDevelopmentMode: from.isDevelopmentMode,
    isHighAvailability: from.isHighAvailability,
    schedulerSize: from.schedulerSize,
    schedulerCpu: scheduler.cpu,
    schedulerMemory: scheduler.memory,
    schedulerReplicas: from.schedulerCount ?? (from.isHighAvailability ? 2 : 1),
    schedulerAu: from.schedulerAu ?? 10,
    ...(from.cloudProvider !== undefined && { cloudProvider: from.cloudProvider }),
    ...(from.region !== undefined && { region: from.region }),
    ...(from.clusterName !== undefined && {
      clusterId: clusterId(facts.organizationId, from.clusterName),
      clusterName: from.clusterName,
    }),
    defaultTaskPodCpu: from.defaultTaskPodCpu ?? QUOTAS.defaultTaskPodCpu,
    defaultTaskPodMemory: from.defaultTaskPodMemory ?? QUOTAS.defaultTaskPodMemory,
    resourceQuotaCpu: from.resourceQuotaCpu ?? QUOTAS.resourceQuotaCpu,
    resourceQuotaMemory: from.resourceQuotaMemory ?? QUOTAS.resourceQuotaMemory,
    ...(from.defaultWorkerType !== undefined && { taskPodNodePoolId: from.defaultWorkerType }),
    webServerCpu: '1',
    webServerMemory: '2Gi',
    workloadIdentity: identity,
    effectiveWorkloadIdentity: identity,
    externalIPs: [],
    contactEmails: from.alertEmails,
    environmentVariables: facts.variables.map(({ key, value, isSecret, updatedAt }) => ({
      key,
      ...(value !== null && { value }),
      isSecret,
      updatedAt: updatedAt.toISOString(),
    })),
    // With KUBERNETES there are none, and Terraform compares.
    ...((from.executor !== 'KUBERNETES' || isHybrid) && {
      workerQueues: from.workerQueues.map((queue) => queueOf(facts.id, isHybrid, queue)),
    }),
    ...scalingOf(ctx, facts),
    ...remoteOf(facts),
    ...presentStamps(facts, facts),
  };
}
