import { and, asc, count, desc, eq, exists, inArray, max, or, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';

import type { Queryable } from '#db/client.ts';
import {
  knownDevices,
  organizationMembers,
  roleBindings,
  sessions,
  teamMembers,
  teams,
  users,
} from '#db/schema/index.ts';

import { escapeLike } from './escape-like.ts';
import { isListed, organizationRole, selectMembers, shownStatus, type MemberRecord } from './members.ts';

/** The list's question, already parsed; statuses are those of the record. */
export interface UserFilter {
  organizationId: string;
  q: string;
  roles: string[];
  statuses: string[];
  teams: string[];
}

function matchesText(text: string): SQL | undefined {
  if (text === '') return undefined;
  const pattern = `%${escapeLike(text.toLowerCase())}%`;
  return or(sql`lower(${users.fullName}) like ${pattern}`, sql`${users.email} like ${pattern}`);
}

function userWhere(db: Queryable, filter: UserFilter): SQL | undefined {
  const inTeam = () =>
    exists(
      db
        .select({ one: sql`1` })
        .from(teamMembers)
        .where(and(eq(teamMembers.userId, organizationMembers.userId), inArray(teamMembers.teamId, filter.teams))),
    );
  const hasRole = () =>
    exists(
      db
        .select({ one: sql`1` })
        .from(roleBindings)
        .where(and(organizationRole, inArray(roleBindings.role, filter.roles))),
    );
  return and(
    eq(organizationMembers.organizationId, filter.organizationId),
    isListed,
    filter.statuses.length > 0 ? inArray(shownStatus, filter.statuses) : undefined,
    filter.roles.length > 0 ? hasRole() : undefined,
    filter.teams.length > 0 ? inTeam() : undefined,
    matchesText(filter.q),
  );
}

/** Whoever has no name yet stands under the address. Compared by bytes, which costs less than a language does. */
const nameKey = sql`lower(case when ${users.fullName} = '' then ${users.email} else ${users.fullName} end) collate "C"`;

const SORTS: Record<string, SQL> = {
  name: nameKey,
  role: sql`${roleBindings.role} collate "C"`,
  joined: sql`${organizationMembers.joinedAt}`,
};

export async function countUsers(db: Queryable, filter: UserFilter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .where(userWhere(db, filter));
  return row?.total ?? 0;
}

/** Rows `offset` … `offset + limit` of the ordered list; ties break by id. */
export async function selectUsers(
  db: Queryable,
  filter: UserFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<MemberRecord[]> {
  const direction = order.dir === 'asc' ? asc : desc;
  const listed = db
    .select({ id: organizationMembers.userId })
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .$dynamic();
  const found = await (order.sort === 'role' ? listed.leftJoin(roleBindings, organizationRole) : listed)
    .where(userWhere(db, filter))
    .orderBy(direction(SORTS[order.sort] ?? nameKey), direction(organizationMembers.userId))
    .limit(range.limit)
    .offset(range.offset);
  const ids = found.map((row) => row.id);
  const byId = new Map((await selectMembers(db, filter.organizationId, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Per person: how many Teams of the Organization they are in, and the first three names. */
export async function selectTeamsOfUsers(
  db: Queryable,
  organizationId: string,
  userIds: string[],
): Promise<Map<string, { count: number; names: string[] }>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({
      userId: teamMembers.userId,
      total: count(),
      names: sql<string[]>`(array_agg(${teams.name} order by lower(${teams.name})))[1:3]`,
    })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teams.organizationId, organizationId), inArray(teamMembers.userId, userIds)))
    .groupBy(teamMembers.userId);
  return new Map(rows.map((row) => [row.userId, { count: row.total, names: row.names }]));
}

/** The Teams of one person in the Organization, by name, each with its Organization role. */
export async function selectTeamsOfUser(db: Queryable, organizationId: string, userId: string) {
  return db
    .select({
      id: teams.id,
      name: teams.name,
      description: teams.description,
      isIdpManaged: teams.isIdpManaged,
      role: roleBindings.role,
      since: teamMembers.createdAt,
    })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .leftJoin(
      roleBindings,
      and(
        eq(roleBindings.subjectId, teams.id),
        eq(roleBindings.entityType, 'ORGANIZATION'),
        eq(roleBindings.entityId, teams.organizationId),
      ),
    )
    .where(and(eq(teams.organizationId, organizationId), eq(teamMembers.userId, userId)))
    .orderBy(sql`lower(${teams.name})`, teams.id);
}

/** When each person was last here, by any session of theirs; absent for people who never were. */
export async function selectLastSeen(db: Queryable, userIds: string[]): Promise<Map<string, Date>> {
  if (userIds.length === 0) return new Map();
  const visitsIn = (table: typeof sessions | typeof knownDevices) =>
    db
      .select({ userId: table.userId, at: max(table.lastSeenAt) })
      .from(table)
      .where(inArray(table.userId, userIds))
      .groupBy(table.userId);
  const visits = await unionAll(visitsIn(sessions), visitsIn(knownDevices));
  const latest = new Map<string, Date>();
  for (const { userId, at } of visits) {
    const known = latest.get(userId);
    if (at && (!known || known < at)) latest.set(userId, at);
  }
  return latest;
}

/** Every Team of the Organization, by name, for filters. At most 500. */
export async function selectTeamNames(db: Queryable, organizationId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.organizationId, organizationId))
    .orderBy(sql`lower(${teams.name})`, teams.id)
    .limit(500);
}
