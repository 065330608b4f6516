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

/** Name of a person or token of the Organization, as it is now. */
export async function nameOf(ctx: Context, id: string): Promise<string | null> {
  return (await selectProfiles(ctx.db, ctx.organization.id, [id])).get(id)?.label ?? null;
}

/** Name, ids and support contact of the Organization; every member may read them. */
export async function getOrganizationSettings(ctx: Context): Promise<OrganizationSettings> {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.get', resource);
  const row = await selectOrganizationSettings(ctx.db, ctx.organization.id);
  if (!row) throw notFound('This Organization');
  return {
    ...row,
    updatedBy: await nameOf(ctx, row.updatedById),
    canUpdate: decide(ctx.bindings, 'organization.update', resource).allowed,
  };
}
