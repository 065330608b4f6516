import { DEFAULT_CONFIGURATION } from '#lib/deployments/configuration.ts';
import { isDomainError, reworded } from '#lib/errors.ts';

import type { DeploymentBody } from './deployment-schemas.ts';

type Body = Omit<DeploymentBody, 'workspaceId'>;

/** Without what clients send as null, or empty, for "not given". */
function given(fields: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(told);
}

/** The body as the plain values of a Deployment file, so that both ways obey one set of rules. */
export function documentOf(body: Body): unknown {
  const isHybrid = body.type === 'HYBRID';
  const remote = body.remoteExecution;
  const queues = body.workerQueues?.length ? body.workerQueues : null;
  return {
    deployment: given({
      configuration: given({
        name: body.name,
        description: body.description,
        runtime_version: body.astroRuntimeVersion,
        dag_deploy_enabled: body.isDagDeployEnabled,
        ci_cd_enforcement: body.isCicdEnforced,
        scheduler_size: body.schedulerSize,
        scheduler_au: body.scheduler?.au,
        scheduler_count: body.scheduler?.replicas,
        is_high_availability: body.isHighAvailability,
        is_development_mode: body.isDevelopmentMode,
        executor: body.executor ?? DEFAULT_CONFIGURATION.executor,
        deployment_type: body.type,
        cloud_provider: body.cloudProvider,
        region: body.region,
        default_task_pod_cpu: body.defaultTaskPodCpu,
        default_task_pod_memory: body.defaultTaskPodMemory,
        resource_quota_cpu: body.resourceQuotaCpu,
        resource_quota_memory: body.resourceQuotaMemory,
        default_worker_type: body.taskPodNodePoolId,
        workload_identity: body.workloadIdentity,
        remote_execution:
          remote &&
          given({
            enabled: remote.enabled,
            allowed_ip_address_ranges: remote.allowedIpAddressRanges,
            task_log_bucket: remote.taskLogBucket,
            task_log_url_pattern: remote.taskLogUrlPattern,
          }),
      }),
      // KUBERNETES has no queues to name; the record keeps the default one for the day the executor changes.
      worker_queues: queues
        ? queues.map((queue) =>
            given({
              name: queue.name,
              worker_type: isHybrid ? (queue.nodePoolId ?? 'default') : queue.astroMachine?.toUpperCase(),
              max_worker_count: queue.maxWorkerCount,
              min_worker_count: queue.minWorkerCount,
              worker_concurrency: queue.workerConcurrency,
              pod_cpu: queue.podCpu,
              pod_ram: queue.podMemory,
            }),
          )
        : [{ name: 'default', worker_type: 'A5', max_worker_count: 10, min_worker_count: 0, worker_concurrency: 5 }],
      environment_variables: body.environmentVariables?.map(({ key, isSecret, value }) => ({
        key,
        is_secret: isSecret ?? false,
        ...(typeof value === 'string' && { value }),
      })),
      alert_emails: body.contactEmails,
      hibernation_schedules: body.scalingSpec?.hibernationSpec?.schedules?.map((schedule) =>
        given({
          hibernate_at: schedule.hibernateAtCron,
          wake_at: schedule.wakeUpAtCron,
          enabled: schedule.isEnabled,
          description: schedule.description,
        }),
      ),
    }),
  };
}

/** Names of a file that the API has in another form than snake case; the rest follows the rule. */
const API_NAMES: Record<string, string> = {
  alert_emails: 'contactEmails',
  ci_cd_enforcement: 'isCicdEnforced',
  cluster_name: 'clusterId',
  dag_deploy_enabled: 'isDagDeployEnabled',
  default_worker_type: 'taskPodNodePoolId',
  deployment_type: 'type',
  hibernate_at: 'hibernateAtCron',
  hibernation_schedules: 'scalingSpec.hibernationSpec.schedules',
  pod_ram: 'podMemory',
  runtime_version: 'astroRuntimeVersion',
  scheduler_au: 'scheduler.au',
  scheduler_count: 'scheduler.replicas',
  wake_at: 'wakeUpAtCron',
  worker_type: 'astroMachine',
};

/** Paths of a file, in a field or in a sentence, as the API names them. */
function inApiWords(words: string): string {
  return words.replaceAll(/\bdeployment\.(?:configuration\.)?([a-z_.[\]\d]*[a-z_\]])/g, (_, path: string) =>
    path.replaceAll(/[a-z_]+/g, (name) =>
      (API_NAMES[name] ?? name).replaceAll(/_([a-z])/g, (_sign, letter: string) => letter.toUpperCase()),
    ),
  );
}

/** Runs what checks a document and lets its refusals speak of the fields of the API. */
export async function withApiFields<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (!isDomainError(error) || error.fields.length === 0) throw error;
    const fields = error.fields.map((one) => ({
      ...one,
      field: inApiWords(one.field),
      message: inApiWords(one.message),
    }));
    throw reworded(error, { message: inApiWords(error.message), fields });
  }
}
