import { selectMembersReachingOnlyThrough } from '#db/queries/team-members.ts';
import { selectTeam } from '#db/queries/teams.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { teamInput } from './schemas.ts';
import type { TeamImpact } from './types.ts';

const NAMES_SHOWN = 10;

/** What deleting the Team would take from whom; needs organization.teams.manage. */
export async function getTeamImpact(ctx: Context, raw: unknown): Promise<TeamImpact> {
  const { teamId } = teamInput.parse(raw);
  requirePermission(ctx, 'organization.teams.manage', { organizationId: ctx.organization.id });
  const team = await selectTeam(ctx.db, ctx.organization.id, teamId);
  if (!team) throw notFound('This Team');
  const left = await selectMembersReachingOnlyThrough(ctx.db, ctx.organization.id, teamId);
  return {
    memberCount: team.memberCount,
    leftNames: left.slice(0, NAMES_SHOWN).map((person) => person.fullName),
    leftCount: left.length,
  };
}
