import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import type { TeamMemberRecord } from '#db/queries/team-members.ts';
import { selectApiTeamMembers, selectApiTeams } from '#db/queries/teams-api.ts';
import { selectTeam, type TeamRecord } from '#db/queries/teams.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireSeeHolder } from '#lib/access/require-see-holder.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import type { ApiPage } from '#lib/lists.ts';
import { stampPeople } from '#lib/stamp-people.ts';
import { isShown } from '#lib/subject-roles/shown-roles.ts';
import type { Profile } from '#lib/tokens/types.ts';
import { requireSeeHolders } from '#lib/users/require-see-holders.ts';

import { listTeamMembersForApiInput, listTeamsForApiInput, teamInput } from './schemas.ts';

/** A Team as the REST API tells of it: its roles as far as the caller may know of them. */
export interface ApiTeamFacts {
  record: TeamRecord;
  roles: Binding[];
  /** Of all kinds, the Organization role and those the caller may not know of among them. */
  rolesCount: number;
  createdBy: Profile;
  updatedBy: Profile;
}

async function describe(ctx: Context, records: TeamRecord[]): Promise<ApiTeamFacts[]> {
  const peopleOf = await stampPeople(ctx, records);
  const held = await selectBindingsOf(
    ctx.db,
    ctx.organization.id,
    records.map((record) => record.id),
  );
  return records.map((record) => {
    const roles = held.get(record.id) ?? [];
    return {
      record,
      roles: roles.filter((binding) => isShown(ctx, binding)),
      rolesCount: roles.length,
      ...peopleOf(record),
    };
  });
}

/**
 * Teams by offset and limit, as programs page (listTeamsForApiInput). Needs organization.users.get; for the Teams of one
 * Workspace or Deployment also what shows them there.
 */
export async function listTeamsForApi(ctx: Context, raw: unknown): Promise<ApiPage & { teams: ApiTeamFacts[] }> {
  const { offset, limit, sorts, ...filter } = listTeamsForApiInput.parse(raw);
  await requireSeeHolders(ctx, filter, 'deployment.teams.get');
  const range = { offset, limit, sorts };
  const { records, total } = await selectApiTeams(ctx.db, { organizationId: ctx.organization.id, ...filter }, range);
  return { teams: await describe(ctx, records), total, offset, limit };
}

/** One Team `{ teamId }`, for those who may see it (requireSeeHolder). */
export async function getTeamForApi(ctx: Context, raw: unknown): Promise<ApiTeamFacts> {
  const { teamId } = teamInput.parse(raw);
  await requireSeeHolder(ctx, { type: 'TEAM', id: teamId });
  const record = await selectTeam(ctx.db, ctx.organization.id, teamId);
  const [facts] = await describe(ctx, record ? [record] : []);
  if (!facts) throw notFound('This Team');
  return facts;
}

/** The people in a Team (listTeamMembersForApiInput), last joined first; needs organization.users.get. */
export async function listTeamMembersForApi(
  ctx: Context,
  raw: unknown,
): Promise<ApiPage & { members: TeamMemberRecord[] }> {
  const { teamId, ...range } = listTeamMembersForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'organization.users.get', { organizationId });
  if (!(await selectTeam(ctx.db, organizationId, teamId))) throw notFound('This Team');
  const { records, total } = await selectApiTeamMembers(ctx.db, { organizationId, teamId }, range);
  return { members: records, total, offset: range.offset, limit: range.limit };
}
