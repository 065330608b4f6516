import { z } from '@hono/zod-openapi';

import {
  CLOUD_PROVIDERS,
  DEPLOYMENT_STATUSES,
  DEPLOYMENT_TYPES,
  EXECUTORS,
  SCHEDULER_SIZES,
} from '#lib/deployments/configuration.ts';

import { page, pathParam, stampFields, timeSchema } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

export const deploymentParams = organizationParams.extend({
  deploymentId: pathParam('deploymentId'),
});

const text = (name: string) => z.string(`${name} must be text`).nullish();
const flag = (name: string) => z.boolean(`${name} must be true or false`).nullish();
const number = (name: string) => z.number(`${name} must be a number`).nullish();
const oneOf = <const Word extends string>(name: string, words: readonly Word[]) =>
  z.enum(words, `${name} must be one of ${words.join(', ')}`).nullish();
const list = <Item extends z.ZodType>(name: string, item: Item) => z.array(item, `${name} must be a list`).nullish();

const queueBody = z.object({
  name: z.string('name of a worker queue must be text'),
  astroMachine: text('astroMachine').openapi({ description: 'STANDARD and DEDICATED' }),
  nodePoolId: text('nodePoolId').openapi({ description: 'HYBRID' }),
  maxWorkerCount: number('maxWorkerCount'),
  minWorkerCount: number('minWorkerCount'),
  workerConcurrency: number('workerConcurrency'),
  podCpu: text('podCpu'),
  podMemory: text('podMemory'),
});
const scheduleBody = z.object({
  hibernateAtCron: z.string('hibernateAtCron must be a cron expression'),
  wakeUpAtCron: z.string('wakeUpAtCron must be a cron expression'),
  isEnabled: flag('isEnabled'),
  description: text('description'),
});
const variableBody = z.object({
  key: z.string('key of an environment variable must be text'),
  value: text('value').openapi({ description: 'A secret may leave it out on update and keeps its value' }),
  isSecret: flag('isSecret'),
});

const shared = {
  name: z.string('Enter a name for this Deployment').openapi({ minLength: 1, maxLength: 500 }),
  description: text('description').openapi({ maxLength: 1000 }),
  type: oneOf('type', DEPLOYMENT_TYPES),
  executor: oneOf('executor', EXECUTORS),
  isCicdEnforced: flag('isCicdEnforced'),
  isDagDeployEnabled: flag('isDagDeployEnabled'),
  isDevelopmentMode: flag('isDevelopmentMode'),
  isHighAvailability: flag('isHighAvailability'),
  schedulerSize: oneOf('schedulerSize', SCHEDULER_SIZES),
  scheduler: z
    .object({ au: number('au'), replicas: number('replicas') })
    .nullish()
    .openapi({ description: 'HYBRID' }),
  defaultTaskPodCpu: text('defaultTaskPodCpu'),
  defaultTaskPodMemory: text('defaultTaskPodMemory'),
  resourceQuotaCpu: text('resourceQuotaCpu'),
  resourceQuotaMemory: text('resourceQuotaMemory'),
  taskPodNodePoolId: text('taskPodNodePoolId'),
  workloadIdentity: text('workloadIdentity'),
  contactEmails: list('contactEmails', z.string('contactEmails must be e-mail addresses')),
  environmentVariables: list('environmentVariables', variableBody),
  workerQueues: list('workerQueues', queueBody),
  scalingSpec: z
    .object({ hibernationSpec: z.object({ schedules: list('schedules', scheduleBody) }).nullish() })
    .nullish(),
  remoteExecution: z
    .object({
      enabled: z.boolean('enabled must be true or false'),
      allowedIpAddressRanges: list('allowedIpAddressRanges', z.string('allowedIpAddressRanges must be text')),
      taskLogBucket: text('taskLogBucket'),
      taskLogUrlPattern: text('taskLogUrlPattern'),
    })
    .nullish(),
};

export const createDeploymentBody = z
  .object({
    ...shared,
    workspaceId: z.string('workspaceId must be the id of a Workspace'),
    astroRuntimeVersion: text('astroRuntimeVersion'),
    cloudProvider: oneOf('cloudProvider', CLOUD_PROVIDERS),
    region: text('region'),
    clusterId: text('clusterId').openapi({ description: 'Required for DEDICATED and HYBRID' }),
  })
  .openapi('CreateDeploymentRequest', { description: 'Only name and workspaceId are required for type STANDARD.' });
export const updateDeploymentBody = z.object(shared).openapi('UpdateDeploymentRequest', {
  description: 'The complete Deployment: what is left out goes to its default, queues and variables go.',
});
export type DeploymentBody = z.infer<typeof createDeploymentBody>;

const queueSchema = z.object({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  maxWorkerCount: z.int(),
  minWorkerCount: z.int(),
  workerConcurrency: z.int(),
  podCpu: z.string(),
  podMemory: z.string(),
  astroMachine: z.string().optional(),
  nodePoolId: z.string().optional(),
});

export const overrideSchema = z
  .object({ isActive: z.boolean(), isHibernating: z.boolean(), overrideUntil: timeSchema.optional() })
  .openapi('DeploymentHibernationOverride');
export const overrideBody = z.object({
  isHibernating: z.boolean('isHibernating must be true or false'),
  overrideUntil: text('overrideUntil').openapi({ format: 'date-time' }),
});

export const deploymentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    namespace: z.string(),
    organizationId: z.string(),
    workspaceId: z.string(),
    workspaceName: z.string(),
    status: z.enum(DEPLOYMENT_STATUSES),
    type: z.enum(DEPLOYMENT_TYPES),
    executor: z.enum(EXECUTORS),
    airflowVersion: z.string(),
    runtimeVersion: z.string(),
    astroRuntimeVersion: z.string(),
    imageRepository: z.string(),
    imageTag: z.string(),
    isCicdEnforced: z.boolean(),
    isDagDeployEnabled: z.boolean(),
    isDevelopmentMode: z.boolean(),
    isHighAvailability: z.boolean(),
    schedulerSize: z.enum(SCHEDULER_SIZES),
    schedulerCpu: z.string(),
    schedulerMemory: z.string(),
    schedulerReplicas: z.int(),
    schedulerAu: z.int(),
    cloudProvider: z.string().optional(),
    region: z.string().optional(),
    clusterId: z.string().optional(),
    clusterName: z.string().optional(),
    defaultTaskPodCpu: z.string(),
    defaultTaskPodMemory: z.string(),
    resourceQuotaCpu: z.string(),
    resourceQuotaMemory: z.string(),
    taskPodNodePoolId: z.string().optional(),
    apiUrl: z.string(),
    uiUrl: z.string(),
    webServerUrl: z.string(),
    webServerAirflowApiUrl: z.string(),
    webServerIngressHostname: z.string(),
    webServerCpu: z.string(),
    webServerMemory: z.string(),
    workloadIdentity: z.string(),
    effectiveWorkloadIdentity: z.string(),
    externalIPs: z.array(z.string()),
    contactEmails: z.array(z.string()),
    environmentVariables: z.array(
      z.object({ key: z.string(), value: z.string().optional(), isSecret: z.boolean(), updatedAt: timeSchema }),
    ),
    workerQueues: z.array(queueSchema).optional(),
    scalingSpec: z
      .object({
        hibernationSpec: z.object({
          override: overrideSchema.optional(),
          schedules: z.array(
            z.object({
              hibernateAtCron: z.string(),
              wakeUpAtCron: z.string(),
              isEnabled: z.boolean(),
              description: z.string().optional(),
            }),
          ),
        }),
      })
      .optional(),
    scalingStatus: z.object({ hibernationStatus: z.object({ isHibernating: z.boolean() }) }).optional(),
    remoteExecution: z
      .object({
        enabled: z.boolean(),
        allowedIpAddressRanges: z.array(z.string()),
        taskLogBucket: z.string().optional(),
        taskLogUrlPattern: z.string().optional(),
      })
      .optional(),
    ...stampFields,
  })
  .openapi('Deployment');
export const deploymentsPageSchema = page('deployments', deploymentSchema).openapi('DeploymentsPage');
