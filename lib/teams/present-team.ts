import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import { countTeamRoles, selectTeam, type TeamRecord } from '#db/queries/teams.ts';
import { organizationRoleOptions } from '#lib/access/organization-role-options.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import { teamCan } from './team-can.ts';
import type { TeamDetails, TeamRow } from './types.ts';

/** Records as lists show them: people by name, what the actor may do with each. */
export async function presentTeams(ctx: Context, records: TeamRecord[]): Promise<TeamRow[]> {
  const ids = records.map((record) => record.id);
  // One after the other: inside a transaction there is one connection.
  const peopleOf = await stampPeople(ctx, records);
  const held = await selectBindingsOf(ctx.db, ctx.organization.id, ids);
  return records.map((record) => {
    const {
      organizationId: _o,
      createdByType: _c,
      createdById: _b,
      updatedByType: _u,
      updatedById: _i,
      ...shown
    } = record;
    return {
      ...shown,
      ...peopleOf(record),
      can: teamCan(ctx, record, held.get(record.id) ?? []),
    };
  });
}

/** One Team with everything its pages show; NOT_FOUND for unknown ids and those of other Organizations. */
export async function presentTeamDetails(ctx: Context, teamId: string): Promise<TeamDetails> {
  const record = await selectTeam(ctx.db, ctx.organization.id, teamId);
  if (!record) throw notFound('This Team');
  const [row] = await presentTeams(ctx, [record]);
  if (!row) throw new Error('a Team must present as one row');
  const roles = await countTeamRoles(ctx.db, [teamId]);
  return {
    ...row,
    rolesCount: roles.get(teamId) ?? 0,
    roleOptions: await organizationRoleOptions(ctx, 'a Team'),
    now: ctx.now,
  };
}
