import { and, asc, count, desc, eq, ilike, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { escapeLike } from '#db/queries/escape-like.ts';
import { organizationMembers, teamMembers, users } from '#db/schema/index.ts';

export interface TeamMemberRecord {
  userId: string;
  fullName: string;
  email: string;
  /** When the person joined the Team. */
  createdAt: Date;
}

export interface PersonRecord {
  id: string;
  fullName: string;
  email: string;
}

const isActive = and(
  eq(organizationMembers.status, 'ACTIVE'),
  isNull(organizationMembers.leftAt),
  eq(users.status, 'ACTIVE'),
);

const inOrganization = (organizationId: string) =>
  and(eq(organizationMembers.userId, users.id), eq(organizationMembers.organizationId, organizationId));

function matches(q: string): SQL | undefined {
  const like = `%${escapeLike(q)}%`;
  return q === '' ? undefined : or(ilike(users.fullName, like), ilike(users.email, like));
}

const SORTS: Record<string, SQL> = {
  name: sql`lower(${users.fullName})`,
  email: sql`${users.email}`,
  joined: sql`${teamMembers.createdAt}`,
};

export interface TeamMemberFilter {
  organizationId: string;
  teamId: string;
  /** Part of the name or e-mail; empty means all. */
  q: string;
}

function memberWhere({ teamId, q }: TeamMemberFilter): SQL | undefined {
  const present = and(eq(organizationMembers.status, 'ACTIVE'), isNull(organizationMembers.leftAt));
  return and(eq(teamMembers.teamId, teamId), present, matches(q));
}

export async function countTeamMembers(db: Queryable, filter: TeamMemberFilter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .innerJoin(organizationMembers, inOrganization(filter.organizationId))
    .where(memberWhere(filter));
  return row?.total ?? 0;
}

export async function selectTeamMembers(
  db: Queryable,
  filter: TeamMemberFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<TeamMemberRecord[]> {
  const direction = order.dir === 'asc' ? asc : desc;
  const key = SORTS[order.sort] ?? sql`lower(${users.fullName})`;
  return db
    .select({
      userId: users.id,
      fullName: users.fullName,
      email: users.email,
      createdAt: teamMembers.createdAt,
    })
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .innerJoin(organizationMembers, inOrganization(filter.organizationId))
    .where(memberWhere(filter))
    .orderBy(direction(key), direction(users.id))
    .limit(range.limit)
    .offset(range.offset);
}

/** Those of the ids that are people who take part in the Organization now. */
export async function selectActivePeople(
  db: Queryable,
  organizationId: string,
  ids: string[],
): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, fullName: users.fullName, email: users.email })
    .from(users)
    .innerJoin(organizationMembers, inOrganization(organizationId))
    .where(and(inArray(users.id, ids), isActive));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Active people whose name or e-mail contains the text, by name; `isMember` says who is in the Team already. */
export async function selectTeamCandidates(
  db: Queryable,
  { organizationId, teamId, q }: { organizationId: string; teamId: string | null; q: string },
  limit: number,
): Promise<(PersonRecord & { isMember: boolean })[]> {
  return db
    .select({
      id: users.id,
      fullName: users.fullName,
      email: users.email,
      isMember: sql<boolean>`exists (select 1 from ${teamMembers}
        where ${teamMembers.teamId} = ${teamId ?? ''} and ${teamMembers.userId} = ${users.id})`,
    })
    .from(users)
    .innerJoin(organizationMembers, inOrganization(organizationId))
    .where(and(isActive, matches(q)))
    .orderBy(sql`lower(${users.fullName})`, asc(users.id))
    .limit(limit);
}

/** Adds people to the Team; answers with the ids that were not in it before. */
export async function insertTeamMembers(
  tx: Transaction,
  teamId: string,
  userIds: string[],
  at: Date,
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await tx
    .insert(teamMembers)
    .values(userIds.map((userId) => ({ teamId, userId, createdAt: at })))
    .onConflictDoNothing()
    .returning({ userId: teamMembers.userId });
  return rows.map((row) => row.userId);
}

/** True when the person was in the Team. */
export async function deleteTeamMember(tx: Transaction, teamId: string, userId: string): Promise<boolean> {
  const rows = await tx
    .delete(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)))
    .returning({ userId: teamMembers.userId });
  return rows.length > 0;
}

/**
 * Members who reach Workspaces only through this Team: without it they hold no role in any Workspace, Deployment or Dag
 * and own no Organization, by themselves or through another Team. By name.
 */
export async function selectMembersReachingOnlyThrough(
  db: Queryable,
  organizationId: string,
  teamId: string,
): Promise<PersonRecord[]> {
  const answer = await db.execute<{ id: string; full_name: string; email: string }>(sql`
    select u.id, u.full_name, u.email from team_members tm
    inner join users u on u.id = tm.user_id
    inner join organization_members om on om.user_id = tm.user_id and om.organization_id = ${organizationId}
    where tm.team_id = ${teamId} and om.status = 'ACTIVE' and om.left_at is null
      and exists (select 1 from role_bindings own where own.subject_type = 'TEAM' and own.subject_id = ${teamId}
        and (own.entity_type <> 'ORGANIZATION' or own.role = 'ORGANIZATION_OWNER'))
      and not exists (select 1 from role_bindings rb
        where rb.organization_id = ${organizationId}
          and (rb.entity_type <> 'ORGANIZATION' or rb.role = 'ORGANIZATION_OWNER')
          and (rb.subject_id = tm.user_id
            or (rb.subject_type = 'TEAM' and rb.subject_id <> ${teamId}
              and rb.subject_id in (select other.team_id from team_members other where other.user_id = tm.user_id))))
    order by lower(u.full_name), u.id`);
  return answer.rows.map(({ id, full_name: fullName, email }) => ({ id, fullName, email }));
}
