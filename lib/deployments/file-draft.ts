import {
  DEFAULT_CONFIGURATION,
  DEFAULT_RUNTIME_VERSION,
  type DeploymentConfiguration,
  type DeploymentDraft,
  type HibernationSchedule,
  type RemoteExecution,
  type WorkerQueue,
} from './configuration.ts';
import type { DeploymentFile } from './file-schema.ts';

/** The fields that say something: what a file leaves out, or leaves blank, is absent from the record. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(told) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function queueOf(queue: DeploymentFile['worker_queues'][number]): WorkerQueue {
  return {
    name: queue.name,
    workerType: queue.worker_type,
    ...present({
      maxWorkerCount: queue.max_worker_count,
      minWorkerCount: queue.min_worker_count,
      workerConcurrency: queue.worker_concurrency,
      podCpu: queue.pod_cpu,
      podRam: queue.pod_ram,
      podEphemeralStorage: queue.pod_ephemeral_storage,
    }),
  };
}

function scheduleOf(schedule: NonNullable<DeploymentFile['hibernation_schedules']>[number]): HibernationSchedule {
  return {
    hibernateAt: schedule.hibernate_at.trim(),
    wakeAt: schedule.wake_at.trim(),
    isEnabled: schedule.enabled ?? true,
    ...present({ description: schedule.description }),
  };
}

function remoteExecutionOf(remote: DeploymentFile['configuration']['remote_execution']): {
  remoteExecution?: RemoteExecution;
} {
  if (!remote) return {};
  const { enabled, allowed_ip_address_ranges: ranges, task_log_bucket: bucket, task_log_url_pattern: pattern } = remote;
  const details = present({ allowedIpAddressRanges: ranges, taskLogBucket: bucket, taskLogUrlPattern: pattern });
  return { remoteExecution: { isEnabled: enabled, ...details } };
}

/**
 * What the Deployment would be by this file. The file is the whole configuration: what it leaves out goes to its
 * default, queues and variables it leaves out go. Only what an update cannot change (cluster, cloud, type, runtime
 * version) stays as in `before` when it is left out.
 */
export function draftOfFile(file: DeploymentFile, before: DeploymentDraft | null): DeploymentDraft {
  const { configuration: from } = file;
  const fixed = before?.configuration;
  const configuration: DeploymentConfiguration = {
    executor: from.executor,
    type: from.deployment_type ?? fixed?.type ?? DEFAULT_CONFIGURATION.type,
    isDagDeployEnabled: from.dag_deploy_enabled ?? DEFAULT_CONFIGURATION.isDagDeployEnabled,
    isCicdEnforced: from.ci_cd_enforcement ?? DEFAULT_CONFIGURATION.isCicdEnforced,
    isHighAvailability: from.is_high_availability ?? DEFAULT_CONFIGURATION.isHighAvailability,
    isDevelopmentMode: from.is_development_mode ?? DEFAULT_CONFIGURATION.isDevelopmentMode,
    schedulerSize: from.scheduler_size ?? DEFAULT_CONFIGURATION.schedulerSize,
    ...present({
      schedulerAu: from.scheduler_au,
      schedulerCount: from.scheduler_count,
      clusterName: from.cluster_name || fixed?.clusterName,
      cloudProvider: from.cloud_provider ?? fixed?.cloudProvider,
      region: from.region || fixed?.region,
      defaultTaskPodCpu: from.default_task_pod_cpu,
      defaultTaskPodMemory: from.default_task_pod_memory,
      resourceQuotaCpu: from.resource_quota_cpu,
      resourceQuotaMemory: from.resource_quota_memory,
      defaultWorkerType: from.default_worker_type,
      workloadIdentity: from.workload_identity,
    }),
    ...remoteExecutionOf(from.remote_execution),
    workerQueues: file.worker_queues.map(queueOf),
    alertEmails: file.alert_emails ?? [],
    hibernationSchedules: (file.hibernation_schedules ?? from.hibernation_schedules ?? []).map(scheduleOf),
    ...present({ hibernationOverride: fixed?.hibernationOverride }),
  };
  return {
    name: from.name.trim(),
    description: from.description?.trim() ?? '',
    runtimeVersion: from.runtime_version ?? before?.runtimeVersion ?? DEFAULT_RUNTIME_VERSION,
    configuration,
    variables: (file.environment_variables ?? []).map(({ key, is_secret: isSecret = false, value }) => ({
      key,
      isSecret,
      // Secrets are exported blank: a blank one is one that was not told.
      value: isSecret && !value ? null : (value ?? null),
    })),
  };
}
