import { z } from 'zod';

import {
  CLOUD_PROVIDERS,
  DEPLOYMENT_DESCRIPTION_MAX,
  DEPLOYMENT_NAME_MAX,
  EXECUTORS,
  SCHEDULER_SIZES,
  WORKER_TYPES,
} from './configuration.ts';
import {
  addressRange,
  cpu,
  cron,
  email,
  memory,
  oneOf,
  refuseTwice,
  requiredText,
  section,
  text,
  whole,
} from './file-fields.ts';

const QUEUE_NAME_MAX = 63;
const VARIABLES_MAX = 1000;

const variable = section({
  key: z
    .string()
    .regex(/^[A-Za-z_]\w{0,255}$/, { error: 'must be letters, digits and _, and not begin with a digit.' }),
  is_secret: z.boolean().optional(),
  value: z.string().optional(),
  updated_at: z.unknown().optional(),
});

const queue = section({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: `must be lower-case letters, digits and -, at most ${QUEUE_NAME_MAX} characters.`,
  }),
  worker_type: text(64),
  max_worker_count: whole(1, 200).optional(),
  min_worker_count: whole(0, 200).optional(),
  worker_concurrency: whole(1, 64).optional(),
  pod_cpu: cpu.optional(),
  pod_ram: memory.optional(),
  pod_ephemeral_storage: memory.optional(),
});

const schedule = section({
  hibernate_at: cron,
  wake_at: cron,
  description: text(200).optional(),
  enabled: z.boolean().optional(),
});
const schedules = z.array(schedule).max(10);

const remoteExecution = section({
  enabled: z.boolean(),
  allowed_ip_address_ranges: z.array(addressRange).max(1000).optional(),
  task_log_bucket: text(512).optional(),
  task_log_url_pattern: text(1024).optional(),
});

const configuration = section({
  name: requiredText(DEPLOYMENT_NAME_MAX, 'Enter the name of the Deployment.'),
  description: text(DEPLOYMENT_DESCRIPTION_MAX).optional(),
  runtime_version: z
    .string()
    .regex(/^\d+\.\d+[.-]\d+[\w.+-]{0,16}$/, { error: 'must be a version of the runtime, such as 3.1-12.' })
    .optional(),
  dag_deploy_enabled: z.boolean().optional(),
  ci_cd_enforcement: z.boolean().optional(),
  scheduler_size: oneOf(SCHEDULER_SIZES).optional(),
  scheduler_au: whole(5, 24).optional(),
  scheduler_count: whole(1, 4).optional(),
  is_high_availability: z.boolean().optional(),
  is_development_mode: z.boolean().optional(),
  executor: oneOf(EXECUTORS, {
    celeryexecutor: 'CELERY',
    kubernetesexecutor: 'KUBERNETES',
    astroexecutor: 'ASTRO',
  }),
  workspace_name: text(50).optional(),
  cluster_name: text(256).optional(),
  deployment_type: oneOf(['STANDARD', 'DEDICATED', 'HYBRID'], {
    hosted_shared: 'STANDARD',
    hosted_standard: 'STANDARD',
    hosted_dedicated: 'DEDICATED',
  }).optional(),
  cloud_provider: oneOf(CLOUD_PROVIDERS).optional(),
  region: text(64).optional(),
  default_task_pod_cpu: cpu.optional(),
  default_task_pod_memory: memory.optional(),
  resource_quota_cpu: cpu.optional(),
  resource_quota_memory: memory.optional(),
  default_worker_type: text(64).optional(),
  workload_identity: text(512).optional(),
  remote_execution: remoteExecution.optional(),
  hibernation_schedules: schedules.optional(),
});

/** Read-only: accepted as `inspect` writes it, and not looked at. */
const anything = z.unknown().optional();
const metadata = section({
  deployment_id: anything,
  workspace_id: anything,
  cluster_id: anything,
  release_name: anything,
  airflow_version: anything,
  current_tag: anything,
  status: anything,
  created_at: anything,
  updated_at: anything,
  deployment_url: anything,
  webserver_url: anything,
  airflow_api_url: anything,
  hibernation_override: anything,
});

const deployment = section({
  environment_variables: z.array(variable).max(VARIABLES_MAX).optional(),
  configuration,
  worker_queues: z.array(queue).max(50),
  metadata: metadata.optional(),
  alert_emails: z.array(email).max(50).optional(),
  hibernation_schedules: schedules.optional(),
});

/** A Deployment file as written (domain-facts 9.3), names and all; `file-refusals.ts` puts issues into sentences. */
export const deploymentFile = section({ deployment }).superRefine(({ deployment: file }, check) => {
  const refuse = (path: PropertyKey[], message: string) =>
    check.addIssue({ code: 'custom', path: ['deployment', ...path], message });
  const queues = file.worker_queues;
  refuseTwice(check, queues, ['deployment', 'worker_queues'], ({ name }) => name);
  refuseTwice(check, file.environment_variables ?? [], ['deployment', 'environment_variables'], ({ key }) => key);
  refuseTwice(check, file.alert_emails ?? [], ['deployment', 'alert_emails'], (address) => address.toLowerCase());
  if (!queues.some(({ name }) => name === 'default')) {
    refuse(['worker_queues'], 'has no queue named default. One queue must have that name.');
  }
  const isHybrid = file.configuration.deployment_type === 'HYBRID';
  for (const [index, { worker_type: type, min_worker_count: min, max_worker_count: max }] of queues.entries()) {
    if (!isHybrid && !(WORKER_TYPES as readonly string[]).includes(type)) {
      refuse(['worker_queues', index, 'worker_type'], `must be one of ${WORKER_TYPES.join(', ')}.`);
    }
    if (min !== undefined && max !== undefined && min > max) {
      refuse(['worker_queues', index, 'min_worker_count'], `must not be more than max_worker_count, which is ${max}.`);
    }
  }
  if (file.hibernation_schedules && file.configuration.hibernation_schedules) {
    refuse(
      ['configuration', 'hibernation_schedules'],
      'is there as well as deployment.hibernation_schedules. Keep one.',
    );
  }
});

export type DeploymentFile = z.output<typeof deploymentFile>['deployment'];
