import { selectOrganization, type OrganizationRecord } from '#db/queries/organizations-api.ts';
import { selectProfiles, type ProfileRecord } from '#db/queries/profiles.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/** The Organization as the REST API tells of it; a profile is null when the person is not known here. */
export interface ApiOrganizationFacts {
  record: OrganizationRecord;
  createdBy: ProfileRecord | null;
  updatedBy: ProfileRecord | null;
}

/** The caller's own Organization with the people who made and changed it. */
export async function describeOrganization(ctx: Context): Promise<ApiOrganizationFacts> {
  const record = await selectOrganization(ctx.db, ctx.organization.id);
  if (!record) throw notFound('This Organization');
  const profiles = await selectProfiles(ctx.db, record.id, [record.createdById, record.updatedById]);
  return {
    record,
    createdBy: profiles.get(record.createdById) ?? null,
    updatedBy: profiles.get(record.updatedById) ?? null,
  };
}
