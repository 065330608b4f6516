import type { DeploymentConfiguration } from '#lib/deployments/configuration.ts';

export const EXECUTOR_NAMES: Record<DeploymentConfiguration['executor'], string> = {
  CELERY: 'Celery',
  KUBERNETES: 'Kubernetes',
  ASTRO: 'Astro',
};

export const TYPE_NAMES: Record<DeploymentConfiguration['type'], string> = {
  STANDARD: 'Standard',
  DEDICATED: 'Dedicated',
  HYBRID: 'Hybrid',
};

export const SIZE_NAMES: Record<DeploymentConfiguration['schedulerSize'], string> = {
  SMALL: 'Small',
  MEDIUM: 'Medium',
  LARGE: 'Large',
  EXTRA_LARGE: 'Extra large',
};
