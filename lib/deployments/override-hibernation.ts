import { updateDeployment } from '#db/queries/deployments.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField, notFound } from '#lib/errors.ts';
import { updatedBy } from '#lib/stamps.ts';

import type { HibernationOverride } from './configuration.ts';
import { changeDeployment, deploymentTarget } from './load-deployment.ts';
import { deploymentInput, hibernationOverrideInput } from './schemas.ts';

/**
 * Hibernates or wakes a development Deployment until a time or until the override is taken away
 * (hibernationOverrideInput). Needs deployment.update.
 */
export async function overrideHibernation(ctx: Context, raw: unknown): Promise<HibernationOverride> {
  const { deploymentId, isHibernating, overrideUntil } = hibernationOverrideInput.parse(raw);
  const until = overrideUntil === undefined ? undefined : new Date(overrideUntil).toISOString();
  const override = { isHibernating, ...(until !== undefined && { until }) };
  await changeDeployment(ctx, 'deployment.update', { deploymentId }, async (tx, record) => {
    if (!record.configuration.isDevelopmentMode) {
      throw new DomainError('INVALID', 'Only Deployments in development mode hibernate. This one is not in it.');
    }
    if (until !== undefined && Date.parse(until) <= ctx.now.getTime()) {
      throw invalidField('overrideUntil', 'past', 'overrideUntil is in the past. Give a time to come.');
    }
    const before = record.configuration.hibernationOverride;
    const configuration = { ...record.configuration, hibernationOverride: override };
    const status = isHibernating ? 'HIBERNATING' : 'HEALTHY';
    await updateDeployment(tx, deploymentId, { configuration, status, ...updatedBy(ctx) });
    await recordAudit(tx, ctx, {
      action: 'deployment.hibernation_changed',
      target: deploymentTarget(record),
      ...(before && { before: { ...before } }),
      after: override,
    });
  });
  return override;
}

/** Takes the override away (deploymentInput); NOT_FOUND when there is none. */
export async function removeHibernationOverride(ctx: Context, raw: unknown): Promise<void> {
  const address = deploymentInput.parse(raw);
  await changeDeployment(ctx, 'deployment.update', address, async (tx, record) => {
    const { hibernationOverride: before, ...configuration } = record.configuration;
    if (!before) throw notFound('A hibernation override of this Deployment');
    await updateDeployment(tx, record.id, { configuration, status: 'HEALTHY', ...updatedBy(ctx) });
    const target = deploymentTarget(record);
    await recordAudit(tx, ctx, { action: 'deployment.hibernation_changed', target, before: { ...before } });
  });
}
