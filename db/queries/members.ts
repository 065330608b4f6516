import { and, count, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import {
  apiTokens,
  organizationMembers,
  organizations,
  roleBindings,
  teamMembers,
  teams,
  users,
} from '#db/schema/index.ts';
import type { UserStatus } from '#lib/users/types.ts';

/** A person as one Organization knows them. */
export interface MemberRecord {
  id: string;
  email: string;
  /** Empty until an invited person has chosen one. */
  fullName: string;
  /** PENDING while the invitation to this Organization is open, whatever the account is elsewhere. */
  status: UserStatus;
  joinedAt: Date;
  /** The direct Organization role; null only for a record that lost it. */
  role: string | null;
  /** When and by whom that role was set: what a change of it is based on. */
  roleSetAt: Date | null;
  roleSetById: string | null;
}

/** The status people see: an open invitation counts more than what the account is elsewhere. */
export const shownStatus = sql<UserStatus>`case when ${organizationMembers.status} = 'PENDING' then 'PENDING'
  else ${users.status} end`;

/** Belongs to the Organization, or is invited to it; people who left are neither. */
export const isListed = or(isNull(organizationMembers.leftAt), eq(organizationMembers.status, 'PENDING'));

/** The direct Organization role of the member. */
export const organizationRole = and(
  eq(roleBindings.subjectId, organizationMembers.userId),
  eq(roleBindings.entityType, 'ORGANIZATION'),
  eq(roleBindings.entityId, organizationMembers.organizationId),
);

/** Members of the ids; those who left and strangers are absent. In no particular order. */
export async function selectMembers(db: Queryable, organizationId: string, ids: string[]): Promise<MemberRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      id: users.id,
      email: users.email,
      fullName: users.fullName,
      status: shownStatus,
      joinedAt: organizationMembers.joinedAt,
      role: roleBindings.role,
      roleSetAt: roleBindings.createdAt,
      roleSetById: roleBindings.createdById,
    })
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .leftJoin(roleBindings, organizationRole)
    .where(
      and(eq(organizationMembers.organizationId, organizationId), inArray(organizationMembers.userId, ids), isListed),
    );
}

export async function selectMember(db: Queryable, organizationId: string, id: string): Promise<MemberRecord | null> {
  return (await selectMembers(db, organizationId, [id]))[0] ?? null;
}

/** One change of an Organization's people or settings at a time, until the transaction ends. */
export async function lockOrganization(tx: Transaction, organizationId: string): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
}

/** People who own the Organization by a role of their own and can use it now; `except` is left out. */
export async function countOwners(db: Queryable, organizationId: string, except: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(organizationMembers)
    .innerJoin(users, eq(users.id, organizationMembers.userId))
    .innerJoin(roleBindings, organizationRole)
    .where(
      and(
        eq(organizationMembers.organizationId, organizationId),
        eq(organizationMembers.status, 'ACTIVE'),
        isNull(organizationMembers.leftAt),
        eq(users.status, 'ACTIVE'),
        eq(roleBindings.role, 'ORGANIZATION_OWNER'),
        ne(organizationMembers.userId, except),
      ),
    );
  return row?.n ?? 0;
}

/**
 * Makes a person an invited member. Somebody who left may be invited again: `left_at` stays until they accept. False when
 * they are a member or invited already.
 */
export async function insertPendingMember(
  tx: Transaction,
  row: { organizationId: string; userId: string; joinedAt: Date },
): Promise<boolean> {
  const written = await tx
    .insert(organizationMembers)
    .values({ ...row, status: 'PENDING' })
    .onConflictDoUpdate({
      target: [organizationMembers.organizationId, organizationMembers.userId],
      set: { status: 'PENDING', joinedAt: row.joinedAt },
      setWhere: sql`${organizationMembers.leftAt} is not null and ${organizationMembers.status} = 'ACTIVE'`,
    })
    .returning({ userId: organizationMembers.userId });
  return written.length > 0;
}

const memberOf = (organizationId: string, userId: string) =>
  and(eq(organizationMembers.organizationId, organizationId), eq(organizationMembers.userId, userId));

/** An invited person becomes a member. False when they are not invited any more. */
export async function activateMember(
  tx: Transaction,
  organizationId: string,
  userId: string,
  at: Date,
): Promise<boolean> {
  const joined = await tx
    .update(organizationMembers)
    .set({ status: 'ACTIVE', joinedAt: at, leftAt: null })
    .where(and(memberOf(organizationId, userId), eq(organizationMembers.status, 'PENDING')))
    .returning({ userId: organizationMembers.userId });
  return joined.length > 0;
}

/** Takes an open invitation's membership away: gone, or as it was for somebody who had left before. */
export async function deletePendingMember(tx: Transaction, organizationId: string, userId: string): Promise<void> {
  const pending = and(memberOf(organizationId, userId), eq(organizationMembers.status, 'PENDING'));
  await tx.delete(organizationMembers).where(and(pending, isNull(organizationMembers.leftAt)));
  await tx.update(organizationMembers).set({ status: 'ACTIVE' }).where(pending);
}

/** The person leaves; the row stays so that "Ada L. (left)" can be told. */
export async function endMembership(tx: Transaction, organizationId: string, userId: string, at: Date): Promise<void> {
  await tx.update(organizationMembers).set({ leftAt: at }).where(memberOf(organizationId, userId));
}

/** Takes every role the person holds themself in the Organization, and their places in its Teams. */
export async function deleteRolesAndTeams(
  tx: Transaction,
  organizationId: string,
  userId: string,
): Promise<{ roles: number; teams: string[] }> {
  const roles = await tx
    .delete(roleBindings)
    .where(
      and(
        eq(roleBindings.organizationId, organizationId),
        eq(roleBindings.subjectType, 'USER'),
        eq(roleBindings.subjectId, userId),
      ),
    )
    .returning({ id: roleBindings.id });
  const itsTeams = tx.select({ id: teams.id }).from(teams).where(eq(teams.organizationId, organizationId));
  const left = await tx
    .delete(teamMembers)
    .where(and(eq(teamMembers.userId, userId), inArray(teamMembers.teamId, itsTeams)))
    .returning({ id: teamMembers.teamId });
  return { roles: roles.length, teams: left.map((row) => row.id) };
}

/** Sets the direct Organization role of a member who has one. */
export async function updateOrganizationRole(
  tx: Transaction,
  {
    organizationId,
    userId,
    role,
    at,
    by,
  }: {
    organizationId: string;
    userId: string;
    role: string;
    at: Date;
    by: string;
  },
): Promise<void> {
  await tx
    .update(roleBindings)
    .set({ role, createdAt: at, createdById: by })
    .where(
      and(
        eq(roleBindings.subjectId, userId),
        eq(roleBindings.entityType, 'ORGANIZATION'),
        eq(roleBindings.entityId, organizationId),
      ),
    );
}

/** Live tokens the person created: how many, and the names of the first few. */
export async function selectCreatedTokens(
  db: Queryable,
  organizationId: string,
  userId: string,
  limit: number,
): Promise<{ count: number; names: string[] }> {
  const rows = await db
    .select({ name: apiTokens.name, total: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, organizationId),
        eq(apiTokens.createdByType, 'USER'),
        eq(apiTokens.createdById, userId),
        isNull(apiTokens.deletedAt),
      ),
    )
    .orderBy(sql`${apiTokens.lastUsedAt} desc nulls last`, apiTokens.id)
    .limit(limit);
  return { count: rows[0]?.total ?? 0, names: rows.map((row) => row.name) };
}
