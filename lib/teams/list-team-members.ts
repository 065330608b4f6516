import { countTeamMembers, selectTeamMembers } from '#db/queries/team-members.ts';
import { selectTeam } from '#db/queries/teams.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { rangeOf } from '#lib/lists.ts';

import { listTeamMembersInput } from './schemas.ts';
import type { TeamMemberPage } from './types.ts';

/** One page of the people in a Team (listTeamMembersInput); every member of the Organization may read it. */
export async function listTeamMembers(ctx: Context, raw: unknown): Promise<TeamMemberPage> {
  const query = listTeamMembersInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  const { teamId, sort, dir, perPage } = query;
  const team = await selectTeam(ctx.db, ctx.organization.id, teamId);
  if (!team) throw notFound('This Team');
  const filter = { organizationId: ctx.organization.id, teamId, q: query.q.trim() };
  const total = await countTeamMembers(ctx.db, filter);
  const { page, ...range } = rangeOf(total, query);
  const records = await selectTeamMembers(ctx.db, filter, { sort, dir }, range);
  return {
    rows: records.map(({ userId, createdAt, ...person }) => ({ id: userId, ...person, joinedAt: createdAt })),
    total,
    page,
    perPage,
    isEmpty: team.memberCount === 0,
    now: ctx.now,
  };
}
