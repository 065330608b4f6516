import { lockOrganizationSettings, updateOrganizationSettings } from '#db/queries/organizations.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { getOrganizationSettings, type OrganizationSettings } from './get-organization-settings.ts';
import { updateOrganizationInput } from './schemas.ts';

/**
 * Changes name and support contact (updateOrganizationInput); the short name never changes. CONFLICT with `details.by`
 * when somebody saved since `basedOn`.
 */
export async function updateOrganization(ctx: Context, raw: unknown): Promise<OrganizationSettings> {
  const { basedOn, ...next } = updateOrganizationInput.parse(raw);
  requirePermission(ctx, 'organization.update', { organizationId: ctx.organization.id });
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganizationSettings(tx, ctx.organization.id);
    if (!row) throw notFound('This Organization');
    await requireUnchangedSince({ ...ctx, db: tx }, row, basedOn, 'these settings');
    const changed = (['name', 'supportContact'] as const).filter((key) => row[key] !== next[key]);
    if (changed.length === 0) return;
    await updateOrganizationSettings(tx, row.id, { ...next, updatedAt: ctx.now, updatedById: ctx.actor.id });
    const pick = (from: typeof next) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    await recordAudit(tx, ctx, {
      action: 'organization.updated',
      target: { type: 'ORGANIZATION', id: row.id, label: next.name },
      before: pick(row),
      after: pick(next),
    });
  });
  return getOrganizationSettings(ctx);
}
