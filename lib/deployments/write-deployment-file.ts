import { stringify } from 'yaml';

import type { DeploymentConfiguration, DeploymentDraft } from './configuration.ts';

export interface FilePlaces {
  workspaceName: string;
  /** Read-only facts for people; left out of templates. */
  metadata: Record<string, string | null>;
}

/** Fields without a value are left out. */
function lean(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function configurationOf(draft: DeploymentDraft, workspaceName: string | undefined) {
  const { configuration: from } = draft;
  const remote = from.remoteExecution;
  return lean({
    name: draft.name,
    description: draft.description,
    runtime_version: draft.runtimeVersion,
    dag_deploy_enabled: from.isDagDeployEnabled,
    ci_cd_enforcement: from.isCicdEnforced,
    scheduler_size: from.schedulerSize,
    scheduler_au: from.schedulerAu,
    scheduler_count: from.schedulerCount,
    is_high_availability: from.isHighAvailability,
    is_development_mode: from.isDevelopmentMode,
    executor: from.executor,
    workspace_name: workspaceName,
    cluster_name: from.clusterName,
    deployment_type: from.type,
    cloud_provider: from.cloudProvider,
    region: from.region,
    default_task_pod_cpu: from.defaultTaskPodCpu,
    default_task_pod_memory: from.defaultTaskPodMemory,
    resource_quota_cpu: from.resourceQuotaCpu,
    resource_quota_memory: from.resourceQuotaMemory,
    default_worker_type: from.defaultWorkerType,
    workload_identity: from.workloadIdentity,
    remote_execution:
      remote &&
      lean({
        enabled: remote.isEnabled,
        allowed_ip_address_ranges: remote.allowedIpAddressRanges,
        task_log_bucket: remote.taskLogBucket,
        task_log_url_pattern: remote.taskLogUrlPattern,
      }),
  });
}

function queuesOf({ workerQueues }: DeploymentConfiguration) {
  return workerQueues.map((queue) =>
    lean({
      name: queue.name,
      worker_type: queue.workerType,
      max_worker_count: queue.maxWorkerCount,
      min_worker_count: queue.minWorkerCount,
      worker_concurrency: queue.workerConcurrency,
      pod_cpu: queue.podCpu,
      pod_ram: queue.podRam,
      pod_ephemeral_storage: queue.podEphemeralStorage,
    }),
  );
}

const schedulesOf = ({ hibernationSchedules }: DeploymentConfiguration) =>
  hibernationSchedules.map(({ hibernateAt, wakeAt, description, isEnabled }) =>
    lean({ hibernate_at: hibernateAt, wake_at: wakeAt, description, enabled: isEnabled }),
  );

/** The Deployment as the plain values of a file, in the order in which `inspect` writes them. Secrets are blank. */
export function fileValues(draft: DeploymentDraft, places: FilePlaces | null): Record<string, unknown> {
  const { configuration } = draft;
  const list = <T>(entries: T[]) => (entries.length > 0 ? entries : undefined);
  return lean({
    environment_variables: list(
      draft.variables.map(({ key, isSecret, value }) => ({
        is_secret: isSecret,
        key,
        value: isSecret ? '' : (value ?? ''),
      })),
    ),
    configuration: configurationOf(draft, places?.workspaceName),
    worker_queues: queuesOf(configuration),
    metadata: places?.metadata,
    alert_emails: list(configuration.alertEmails),
    hibernation_schedules: list(schedulesOf(configuration)),
  });
}

/** A Deployment file in YAML that creates or updates exactly this Deployment; secrets are blank (domain-facts 9.3). */
export function writeDeploymentFile(draft: DeploymentDraft, places: FilePlaces): string {
  return stringify({ deployment: fileValues(draft, places) }, { lineWidth: 0 });
}

/** The same as a template: without metadata, variables and Workspace, with blank name and description. */
export function writeDeploymentTemplate(draft: DeploymentDraft): string {
  const blank = { ...draft, name: '', description: '', variables: [] };
  return stringify({ deployment: fileValues(blank, null) }, { lineWidth: 0 });
}
