import { selectOrganizationSettings, type OrganizationSettingsRow } from '#db/queries/organizations.ts';
import { selectProfiles } from '#db/queries/profiles.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

export interface OrganizationSettings extends OrganizationSettingsRow {
  updatedBy: string | null;
  canUpdate: boolean;
}

/** Name, ids and support contact of the Organization; every member may read them. */
export async function getOrganizationSettings(ctx: Context): Promise<OrganizationSettings> {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.get', resource);
  const row = await selectOrganizationSettings(ctx.db, ctx.organization.id);
  if (!row) throw notFound('This Organization');
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, [row.updatedById]);
  return {
    ...row,
    updatedBy: profiles.get(row.updatedById)?.label ?? null,
    canUpdate: decide(ctx.bindings, 'organization.update', resource).allowed,
  };
}
