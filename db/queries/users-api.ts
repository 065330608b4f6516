import { and, count, eq, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizationMembers, teamMembers, teams, users } from '#db/schema/index.ts';
import type { USER_API_SORTS, USER_TEAM_API_SORTS } from '#lib/users/member-schemas.ts';
import type { UserStatus } from '#lib/users/types.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import { heldInWhere, type HeldIn } from './held-in.ts';
import { isListed, shownStatus } from './members.ts';

/** A person as the REST API tells of them (api-contract 4.6); roles are read apart. */
export interface ApiUserRecord {
  id: string;
  email: string;
  fullName: string;
  status: UserStatus;
  createdAt: Date;
  /** Last change of the person or of their own roles here. */
  updatedAt: Date;
}

/** `greatest` passes over nulls. */
const updatedAt = sql<Date>`greatest(${users.updatedAt}, ${organizationMembers.rolesUpdatedAt})`.mapWith(
  users.updatedAt,
);
const columns = {
  id: users.id,
  email: users.email,
  fullName: users.fullName,
  status: shownStatus,
  createdAt: users.createdAt,
  updatedAt,
};

const KEYS: Record<(typeof USER_API_SORTS)[number], SQL> = {
  id: sql`${users.id}`,
  username: sql`${users.email}`,
  fullName: sql`lower(${users.fullName})`,
  createdAt: sql`${users.createdAt}`,
  updatedAt,
};

/** A page of the people of the Organization, invited ones among them, and the number of all that match. */
export async function selectApiUsers(
  db: Queryable,
  filter: HeldIn & { organizationId: string },
  range: ApiRange<(typeof USER_API_SORTS)[number]>,
): Promise<{ records: ApiUserRecord[]; total: number }> {
  const where = and(
    eq(organizationMembers.organizationId, filter.organizationId),
    isListed,
    heldInWhere(db, organizationMembers.userId, filter),
  );
  const total = await db.$count(organizationMembers, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select(columns)
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .where(where)
    .orderBy(...apiOrder(KEYS, users, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

/** One of them; undefined for strangers and people who left. */
export async function selectApiUser(
  db: Queryable,
  organizationId: string,
  userId: string,
): Promise<ApiUserRecord | undefined> {
  const [row] = await db
    .select(columns)
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .where(
      and(eq(organizationMembers.organizationId, organizationId), eq(organizationMembers.userId, userId), isListed),
    );
  return row;
}

const TEAM_KEYS: Record<(typeof USER_TEAM_API_SORTS)[number], SQL> = {
  name: sql`lower(${teams.name})`,
  description: sql`lower(${teams.description})`,
  createdAt: sql`${teams.createdAt}`,
  updatedAt: sql`${teams.updatedAt}`,
};

/** A page of the Teams one person is in, and how many there are. */
export async function selectApiTeamsOfUser(
  db: Queryable,
  { organizationId, userId }: { organizationId: string; userId: string },
  range: ApiRange<(typeof USER_TEAM_API_SORTS)[number]>,
): Promise<{ records: { id: string; name: string; description: string; isIdpManaged: boolean }[]; total: number }> {
  const where = and(eq(teams.organizationId, organizationId), eq(teamMembers.userId, userId));
  const from = { id: teams.id, name: teams.name, description: teams.description, isIdpManaged: teams.isIdpManaged };
  const [counted] = await db
    .select({ total: count() })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(where);
  const total = counted?.total ?? 0;
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select(from)
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(where)
    .orderBy(...apiOrder(TEAM_KEYS, teams, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}
