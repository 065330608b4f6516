import { lockOrganizationSettings, updateOrganizationSettings } from '#db/queries/organizations.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { difference } from '#lib/stamps.ts';

import { getOrganizationSettings, type OrganizationSettings } from './get-organization-settings.ts';
import { updateOrganizationInput } from './schemas.ts';

/**
 * Changes name, support contact and billing address (updateOrganizationInput); the short name never changes. CONFLICT
 * with `details.by` when somebody saved since `basedOn`.
 */
export async function updateOrganization(ctx: Context, raw: unknown): Promise<OrganizationSettings> {
  const input = updateOrganizationInput.parse(raw);
  requirePermission(ctx, 'organization.update', { organizationId: ctx.organization.id });
  await ctx.db.transaction(async (tx) => {
    const row = await lockOrganizationSettings(tx, ctx.organization.id);
    if (!row) throw notFound('This Organization');
    await requireUnchangedSince({ ...ctx, db: tx }, row, input.basedOn, 'these settings');
    const settings = {
      name: input.name,
      supportContact: input.supportContact ?? row.supportContact,
      billingEmail: input.billingEmail ?? row.billingEmail,
    };
    const changed = difference<typeof settings>(row, settings);
    if (!changed) return;
    await updateOrganizationSettings(tx, row.id, { ...settings, updatedAt: ctx.now, updatedById: ctx.actor.id });
    const target = { type: 'ORGANIZATION', id: row.id, label: input.name } as const;
    await recordAudit(tx, ctx, { action: 'organization.updated', target, ...changed });
    // What is known about a token value has the name of its Organization.
    await notifyChanged(tx, { organizationId: row.id });
  });
  ctx.runtime.changes.organizationChanged(ctx.organization.id);
  return getOrganizationSettings(ctx);
}
