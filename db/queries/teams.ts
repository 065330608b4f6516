import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { escapeLike } from '#db/queries/escape-like.ts';
import { organizationMembers, roleBindings, teamMembers, teams } from '#db/schema/index.ts';

const memberCount = sql<number>`(
  select count(*) from ${teamMembers}
  inner join ${organizationMembers} on ${organizationMembers.userId} = ${teamMembers.userId}
  where ${teamMembers.teamId} = ${teams.id} and ${organizationMembers.organizationId} = ${teams.organizationId}
    and ${organizationMembers.status} = 'ACTIVE' and ${organizationMembers.leftAt} is null)`.mapWith(Number);

const teamColumns = {
  id: teams.id,
  organizationId: teams.organizationId,
  name: teams.name,
  description: teams.description,
  isIdpManaged: teams.isIdpManaged,
  organizationRole: sql<string>`coalesce(${roleBindings.role}, 'ORGANIZATION_MEMBER')`,
  memberCount,
  createdAt: teams.createdAt,
  createdByType: teams.createdByType,
  createdById: teams.createdById,
  updatedAt: teams.updatedAt,
  updatedByType: teams.updatedByType,
  updatedById: teams.updatedById,
};

export interface TeamRecord {
  id: string;
  organizationId: string;
  name: string;
  description: string;
  isIdpManaged: boolean;
  organizationRole: string;
  /** Active members of the Organization among its members. */
  memberCount: number;
  createdAt: Date;
  createdByType: 'USER' | 'TEAM' | 'TOKEN';
  createdById: string;
  updatedAt: Date;
  updatedByType: 'USER' | 'TEAM' | 'TOKEN';
  updatedById: string;
}

export interface TeamFilter {
  organizationId: string;
  /** Part of the name or description, or the start of an id; empty means all. */
  q: string;
  roles: string[];
  /** True: only those of the identity provider; false: only ours. */
  isIdpManaged: boolean | null;
}

const ofOrganization = and(
  eq(roleBindings.subjectId, teams.id),
  eq(roleBindings.subjectType, 'TEAM'),
  eq(roleBindings.entityType, 'ORGANIZATION'),
);

function whereOf({ organizationId, q, roles, isIdpManaged }: TeamFilter): SQL | undefined {
  const like = `%${escapeLike(q)}%`;
  return and(
    eq(teams.organizationId, organizationId),
    q === ''
      ? undefined
      : or(ilike(teams.name, like), ilike(teams.description, like), ilike(teams.id, `${escapeLike(q)}%`)),
    roles.length === 0 ? undefined : inArray(teamColumns.organizationRole, roles),
    isIdpManaged === null ? undefined : eq(teams.isIdpManaged, isIdpManaged),
  );
}

const SORTS: Record<string, SQL> = {
  name: sql`lower(${teams.name})`,
  members: memberCount,
  role: teamColumns.organizationRole,
  updated: sql`${teams.updatedAt}`,
};

/** Teams with their Organization role, to be narrowed and ordered. */
export const readTeams = (db: Queryable) => db.select(teamColumns).from(teams).leftJoin(roleBindings, ofOrganization);

export async function countTeams(db: Queryable, filter: TeamFilter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(teams)
    .leftJoin(roleBindings, ofOrganization)
    .where(whereOf(filter));
  return row?.total ?? 0;
}

export async function selectTeams(
  db: Queryable,
  filter: TeamFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<TeamRecord[]> {
  const direction = order.dir === 'asc' ? asc : desc;
  const key = SORTS[order.sort] ?? sql`lower(${teams.name})`;
  return readTeams(db)
    .where(whereOf(filter))
    .orderBy(direction(key), direction(teams.id))
    .limit(range.limit)
    .offset(range.offset);
}

export async function selectTeam(
  db: Queryable,
  organizationId: string,
  teamId: string,
): Promise<TeamRecord | undefined> {
  const [row] = await readTeams(db).where(and(eq(teams.organizationId, organizationId), eq(teams.id, teamId)));
  return row;
}

/** The Team with its row locked until the transaction ends. */
export async function lockTeam(
  tx: Transaction,
  organizationId: string,
  teamId: string,
): Promise<TeamRecord | undefined> {
  await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), eq(teams.id, teamId)))
    .for('update');
  return selectTeam(tx, organizationId, teamId);
}

/** The Team of this name, ignoring case. */
export async function selectTeamNamed(db: Queryable, organizationId: string, name: string) {
  const [row] = await db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), sql`lower(${teams.name}) = lower(${name})`));
  return row;
}

/** Fails on a name that is taken, ignoring case (isDuplicate). */
export async function insertTeam(tx: Transaction, team: typeof teams.$inferInsert): Promise<void> {
  await tx.insert(teams).values(team);
}

/** Fails on a name that is taken, ignoring case (isDuplicate). */
export async function updateTeam(
  tx: Transaction,
  teamId: string,
  change: Partial<typeof teams.$inferInsert>,
): Promise<void> {
  await tx.update(teams).set(change).where(eq(teams.id, teamId));
}

/** The Team, its memberships and every role it holds. */
export async function deleteTeam(tx: Transaction, teamId: string): Promise<void> {
  await tx.delete(roleBindings).where(and(eq(roleBindings.subjectType, 'TEAM'), eq(roleBindings.subjectId, teamId)));
  await tx.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
  await tx.delete(teams).where(eq(teams.id, teamId));
}

/** How many roles each Team holds, its Organization role included. */
export async function countTeamRoles(db: Queryable, teamIds: string[]): Promise<Map<string, number>> {
  if (teamIds.length === 0) return new Map();
  const rows = await db
    .select({ teamId: roleBindings.subjectId, total: count() })
    .from(roleBindings)
    .where(and(eq(roleBindings.subjectType, 'TEAM'), inArray(roleBindings.subjectId, teamIds)))
    .groupBy(roleBindings.subjectId);
  return new Map(rows.map((row) => [row.teamId, row.total]));
}
