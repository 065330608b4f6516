import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { organizationMembers, users } from '#db/schema/index.ts';
import type { UserStatus } from '#lib/users/types.ts';

export interface UserRow {
  id: string;
  email: string;
  fullName: string;
  status: UserStatus;
}

const PUBLIC = { id: users.id, email: users.email, fullName: users.fullName, status: users.status };

/** By e-mail, which is kept in lower case. */
export async function selectUserByEmail(db: Queryable, email: string): Promise<UserRow | null> {
  const [row] = await db.select(PUBLIC).from(users).where(eq(users.email, email));
  return row ?? null;
}

export async function selectUserById(db: Queryable, id: string): Promise<UserRow | null> {
  const [row] = await db.select(PUBLIC).from(users).where(eq(users.id, id));
  return row ?? null;
}

/** The only reader of password hashes; null when the person has none. */
export async function selectPasswordHash(db: Queryable, userId: string): Promise<string | null> {
  const [row] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return row?.hash ?? null;
}

export async function selectAnyUserExists(db: Queryable): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

/** Lets one caller at a time create the first user, until the transaction ends. */
export async function lockFirstUser(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('latchkey set-up', 0))`);
}

export async function insertUser(tx: Transaction, row: typeof users.$inferInsert): Promise<void> {
  await tx.insert(users).values(row);
}

export async function updatePasswordHash(tx: Transaction, userId: string, hash: string, at: Date): Promise<void> {
  await tx.update(users).set({ passwordHash: hash, updatedAt: at }).where(eq(users.id, userId));
}

export async function insertMember(tx: Transaction, row: typeof organizationMembers.$inferInsert): Promise<void> {
  await tx.insert(organizationMembers).values(row);
}

/** Ids of the Organizations the person belongs to now, in one fixed order: audit heads are locked in it. */
export async function selectOrganizationIds(db: Queryable, userId: string): Promise<string[]> {
  const rows = await db
    .select({ id: organizationMembers.organizationId })
    .from(organizationMembers)
    .where(
      and(
        eq(organizationMembers.userId, userId),
        eq(organizationMembers.status, 'ACTIVE'),
        isNull(organizationMembers.leftAt),
      ),
    )
    .orderBy(asc(organizationMembers.organizationId));
  return rows.map((row) => row.id);
}
