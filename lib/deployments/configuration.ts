export const DEPLOYMENT_STATUSES = ['CREATING', 'DEPLOYING', 'HEALTHY', 'UNHEALTHY', 'HIBERNATING', 'UNKNOWN'] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

export const EXECUTORS = ['CELERY', 'KUBERNETES', 'ASTRO'] as const;
export const SCHEDULER_SIZES = ['SMALL', 'MEDIUM', 'LARGE', 'EXTRA_LARGE'] as const;
export const DEPLOYMENT_TYPES = ['STANDARD', 'DEDICATED', 'HYBRID'] as const;
export const CLOUD_PROVIDERS = ['AWS', 'AZURE', 'GCP'] as const;
/** Machines of worker queues, except on Hybrid, where it is the node type of the cluster. */
export const WORKER_TYPES = ['A5', 'A10', 'A20', 'A40', 'A60', 'A120', 'A160'] as const;

export const DEPLOYMENT_NAME_MAX = 500;
export const DEPLOYMENT_DESCRIPTION_MAX = 1000;

export interface WorkerQueue {
  name: string;
  workerType: string;
  maxWorkerCount?: number;
  minWorkerCount?: number;
  workerConcurrency?: number;
  podCpu?: string;
  podRam?: string;
  podEphemeralStorage?: string;
}

export interface HibernationSchedule {
  /** Cron expressions of five fields, in UTC. */
  hibernateAt: string;
  wakeAt: string;
  description?: string;
  isEnabled: boolean;
}

export interface RemoteExecution {
  isEnabled: boolean;
  allowedIpAddressRanges?: string[];
  taskLogBucket?: string;
  taskLogUrlPattern?: string;
}

/** Set by hand over the schedules; in force until `until`, or until it is taken away. */
export interface HibernationOverride {
  isHibernating: boolean;
  /** RFC 3339 in milliseconds. */
  until?: string;
}

/**
 * What a Deployment file says beyond name, description and runtime version (domain-facts 9.3), without variables, which
 * have a table of their own because of their secrets.
 */
export interface DeploymentConfiguration {
  executor: (typeof EXECUTORS)[number];
  type: (typeof DEPLOYMENT_TYPES)[number];
  isDagDeployEnabled: boolean;
  isCicdEnforced: boolean;
  isHighAvailability: boolean;
  isDevelopmentMode: boolean;
  schedulerSize: (typeof SCHEDULER_SIZES)[number];
  schedulerAu?: number;
  schedulerCount?: number;
  clusterName?: string;
  cloudProvider?: string;
  region?: string;
  defaultTaskPodCpu?: string;
  defaultTaskPodMemory?: string;
  resourceQuotaCpu?: string;
  resourceQuotaMemory?: string;
  defaultWorkerType?: string;
  workloadIdentity?: string;
  remoteExecution?: RemoteExecution;
  workerQueues: WorkerQueue[];
  alertEmails: string[];
  hibernationSchedules: HibernationSchedule[];
  /** Not part of a file. */
  hibernationOverride?: HibernationOverride;
}

/** An environment variable as a draft or a page holds it. */
export interface DeploymentVariable {
  key: string;
  isSecret: boolean;
  /** Null: a secret whose value is not told, or a plain one the reader may not see. */
  value: string | null;
}

/** Everything a Deployment file can say about a Deployment. */
export interface DeploymentDraft {
  name: string;
  description: string;
  runtimeVersion: string;
  configuration: DeploymentConfiguration;
  variables: DeploymentVariable[];
}

/** What a Deployment is when only its name was given (api-contract 4.12). */
export const DEFAULT_RUNTIME_VERSION = '3.1-12';
export const DEFAULT_CONFIGURATION: DeploymentConfiguration = {
  executor: 'ASTRO',
  type: 'STANDARD',
  isDagDeployEnabled: true,
  isCicdEnforced: false,
  isHighAvailability: false,
  isDevelopmentMode: false,
  schedulerSize: 'SMALL',
  workerQueues: [{ name: 'default', workerType: 'A5', maxWorkerCount: 10, minWorkerCount: 0, workerConcurrency: 5 }],
  alertEmails: [],
  hibernationSchedules: [],
};
