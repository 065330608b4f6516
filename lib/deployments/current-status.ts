import type { DeploymentConfiguration, DeploymentStatus } from './configuration.ts';

/** The status at a moment: a hibernation that ends by itself leaves no one to write the column. */
export function currentStatus(
  record: { status: DeploymentStatus; configuration: DeploymentConfiguration },
  now: Date,
): DeploymentStatus {
  return record.status === 'HIBERNATING' && !activeOverride(record.configuration, now) ? 'HEALTHY' : record.status;
}

/** The override of hibernation in force, if there is one. */
export function activeOverride({ hibernationOverride }: DeploymentConfiguration, now: Date) {
  if (!hibernationOverride) return null;
  const isOver = hibernationOverride.until !== undefined && Date.parse(hibernationOverride.until) <= now.getTime();
  return isOver ? null : hibernationOverride;
}
