/** What sizes and machines mean; numbers of queues are those that file-schema.ts allows. Nothing runs here. */
export const SCHEDULERS = {
  SMALL: { cpu: '1', memory: '2Gi' },
  MEDIUM: { cpu: '2', memory: '4Gi' },
  LARGE: { cpu: '4', memory: '8Gi' },
  EXTRA_LARGE: { cpu: '8', memory: '16Gi' },
} as const;

export const MACHINES = {
  A5: { cpu: '1', memory: '2Gi', concurrency: 5 },
  A10: { cpu: '2', memory: '4Gi', concurrency: 10 },
  A20: { cpu: '4', memory: '8Gi', concurrency: 20 },
  A40: { cpu: '8', memory: '16Gi', concurrency: 40 },
  A60: { cpu: '12', memory: '24Gi', concurrency: 60 },
  A120: { cpu: '24', memory: '48Gi', concurrency: 64 },
  A160: { cpu: '32', memory: '64Gi', concurrency: 64 },
} as const;

/** What a Deployment that says nothing about pods and quotas has. */
export const QUOTAS = {
  defaultTaskPodCpu: '0.25',
  defaultTaskPodMemory: '0.5Gi',
  resourceQuotaCpu: '10',
  resourceQuotaMemory: '20Gi',
} as const;

/** Releases on offer, newest first; a Deployment may name any other version of the same shape. */
export const RUNTIME_RELEASES = [
  { version: '3.1-12', releaseDate: '2026-02-10T00:00:00.000Z' },
  { version: '3.0-15', releaseDate: '2025-12-09T00:00:00.000Z' },
  { version: '13.4.0', releaseDate: '2025-12-09T00:00:00.000Z' },
  { version: '12.11.0', releaseDate: '2025-09-09T00:00:00.000Z' },
] as const;

export const REGIONS = {
  AWS: ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'],
  AZURE: ['eastus2', 'westus2', 'westeurope'],
  GCP: ['us-central1', 'us-east4', 'europe-west4'],
} as const;

/** The old numbering counts from runtime 8 = Airflow 2.6 on. */
const OLD_MINORS_BEHIND = 2;

/** The first Airflow of the runtime's line: `3.1-12` is of 3.1, `12.1.0` of 2.10. */
export function airflowVersionOf(runtimeVersion: string): string {
  const [, major = '', minor = '', sign] = /^(\d+)\.(\d+)([.-])/.exec(runtimeVersion) ?? [];
  return sign === '-' ? `${major}.${minor}.0` : `2.${Math.max(0, Number(major) - OLD_MINORS_BEHIND)}.0`;
}
