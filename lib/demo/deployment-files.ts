import { stringify } from 'yaml';

/** What the demonstration's Deployments are like; each kind is a Deployment file. */
interface DemoDeployment {
  description: string;
  configuration: Record<string, unknown>;
  queues: Record<string, unknown>[];
  variables?: Record<string, unknown>[];
  emails?: string[];
  schedules?: Record<string, unknown>[];
}

const SLEEP = [
  { hibernate_at: '0 19 * * 1-5', wake_at: '0 6 * * 1-5', description: 'Nights', enabled: true },
  { hibernate_at: '0 19 * * 5', wake_at: '0 6 * * 1', description: 'Weekends', enabled: true },
];
const DEFAULT_QUEUE = {
  name: 'default',
  worker_type: 'A5',
  max_worker_count: 10,
  min_worker_count: 0,
  worker_concurrency: 5,
};
const secret = (key: string) => ({ key, is_secret: true, value: `demo-${key.toLowerCase()}` });

const PROD: DemoDeployment = {
  description: 'Production. Changes come from the release pipeline only.',
  configuration: {
    executor: 'CELERY',
    ci_cd_enforcement: true,
    is_high_availability: true,
    scheduler_size: 'MEDIUM',
    region: 'eu-central-1',
    cloud_provider: 'AWS',
    default_task_pod_cpu: '0.25',
    default_task_pod_memory: '0.5Gi',
    resource_quota_cpu: '160',
    resource_quota_memory: '320Gi',
  },
  queues: [
    { ...DEFAULT_QUEUE, max_worker_count: 20, min_worker_count: 2, worker_concurrency: 10 },
    { name: 'heavy', worker_type: 'A20', max_worker_count: 6, min_worker_count: 0, worker_concurrency: 4 },
  ],
  variables: [
    { key: 'AIRFLOW__CORE__PARALLELISM', value: '64' },
    { key: 'DBT_TARGET', value: 'prod' },
    secret('SNOWFLAKE_PASSWORD'),
    secret('PAGERDUTY_ROUTING_KEY'),
  ],
  emails: ['data-oncall@acme.example', 'platform@acme.example'],
};

const TEST: DemoDeployment = {
  description: 'For trying releases before they reach production.',
  configuration: { executor: 'ASTRO', is_development_mode: true, region: 'eu-central-1', cloud_provider: 'AWS' },
  queues: [DEFAULT_QUEUE],
  variables: [{ key: 'DBT_TARGET', value: 'staging' }, secret('SNOWFLAKE_PASSWORD')],
  schedules: SLEEP,
};

const TRAINING: DemoDeployment = {
  description: 'Nightly training and the feature store.',
  configuration: { executor: 'KUBERNETES', scheduler_size: 'LARGE', region: 'europe-west4', cloud_provider: 'GCP' },
  queues: [
    DEFAULT_QUEUE,
    { name: 'training', worker_type: 'A160', max_worker_count: 4, min_worker_count: 0, worker_concurrency: 1 },
  ],
  variables: [{ key: 'MODEL_BUCKET', value: 'gs://acme-models' }, secret('WANDB_API_KEY')],
  emails: ['ml@acme.example'],
};

function kindOf(name: string): DemoDeployment {
  if (name.startsWith('ml-')) return TRAINING;
  return /-(prod|core)$/.test(name) ? PROD : TEST;
}

/** The file a Deployment of the demonstration is created from. */
export function demoDeploymentFile(name: string): string {
  const { description, configuration, queues, variables = [], emails = [], schedules = [] } = kindOf(name);
  return stringify({
    deployment: {
      environment_variables: variables,
      configuration: { name, description, ...configuration },
      worker_queues: queues,
      alert_emails: emails,
      hibernation_schedules: schedules,
    },
  });
}
