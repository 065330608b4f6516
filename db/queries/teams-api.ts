import { and, count, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizationMembers, teamMembers, teams, users } from '#db/schema/index.ts';
import type { TEAM_API_SORTS, TEAM_MEMBER_API_SORTS } from '#lib/teams/schemas.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import { heldInWhere } from './held-in.ts';
import type { TeamMemberRecord } from './team-members.ts';
import { readTeams, type TeamRecord } from './teams.ts';

const KEYS: Record<(typeof TEAM_API_SORTS)[number], SQL> = {
  name: sql`lower(${teams.name})`,
  description: sql`lower(${teams.description})`,
  createdAt: sql`${teams.createdAt}`,
  updatedAt: sql`${teams.updatedAt}`,
};

/** A page of the Teams and the number of all that match; names are exact, empty filters filter nothing. */
export async function selectApiTeams(
  db: Queryable,
  filter: { organizationId: string; names: string[]; workspaceId: string | null; deploymentId: string | null },
  range: ApiRange<(typeof TEAM_API_SORTS)[number]>,
): Promise<{ records: TeamRecord[]; total: number }> {
  const where = and(
    eq(teams.organizationId, filter.organizationId),
    filter.names.length === 0 ? undefined : inArray(teams.name, filter.names),
    heldInWhere(db, teams.id, { ...filter, dagId: null, dagTags: [] }),
  );
  const total = await db.$count(teams, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await readTeams(db)
    .where(where)
    .orderBy(...apiOrder(KEYS, teams, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

const MEMBER_KEYS: Record<(typeof TEAM_MEMBER_API_SORTS)[number], SQL> = {
  userId: sql`${users.id}`,
  fullName: sql`lower(${users.fullName})`,
  username: sql`${users.email}`,
  createdAt: sql`${teamMembers.createdAt}`,
};

/** A page of the people in the Team who take part in the Organization now, last joined first, and how many there are. */
export async function selectApiTeamMembers(
  db: Queryable,
  { organizationId, teamId }: { organizationId: string; teamId: string },
  range: ApiRange<(typeof TEAM_MEMBER_API_SORTS)[number]>,
): Promise<{ records: TeamMemberRecord[]; total: number }> {
  const inOrganization = and(
    eq(organizationMembers.userId, teamMembers.userId),
    eq(organizationMembers.organizationId, organizationId),
  );
  const where = and(
    eq(teamMembers.teamId, teamId),
    eq(organizationMembers.status, 'ACTIVE'),
    isNull(organizationMembers.leftAt),
  );
  const [counted] = await db
    .select({ total: count() })
    .from(teamMembers)
    .innerJoin(organizationMembers, inOrganization)
    .where(where);
  const total = counted?.total ?? 0;
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select({ userId: users.id, fullName: users.fullName, email: users.email, createdAt: teamMembers.createdAt })
    .from(teamMembers)
    .innerJoin(organizationMembers, inOrganization)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .where(where)
    .orderBy(...apiOrder(MEMBER_KEYS, { createdAt: teamMembers.createdAt, id: users.id }, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}
