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

/** The person of that e-mail, made as PENDING when there is none yet. */
export async function ensureUser(tx: Transaction, row: { id: string; email: string; at: Date }): Promise<UserRow> {
  await tx
    .insert(users)
    .values({ id: row.id, email: row.email, fullName: '', status: 'PENDING', createdAt: row.at, updatedAt: row.at })
    .onConflictDoNothing({ target: users.email });
  const user = await selectUserByEmail(tx, row.email);
  if (!user) throw new Error('the person was neither found nor made');
  return user;
}

/** An invited person becomes somebody who can sign in. False when they are not PENDING any more. */
export async function activateUser(
  tx: Transaction,
  userId: string,
  change: { fullName: string; passwordHash: string | null; at: Date },
): Promise<boolean> {
  const { fullName, passwordHash, at } = change;
  const activated = await tx
    .update(users)
    .set({ fullName, passwordHash, status: 'ACTIVE', updatedAt: at })
    .where(and(eq(users.id, userId), eq(users.status, 'PENDING')))
    .returning({ id: users.id });
  return activated.length > 0;
}

export async function updateFullName(tx: Transaction, userId: string, fullName: string, at: Date): Promise<void> {
  await tx.update(users).set({ fullName, updatedAt: at }).where(eq(users.id, userId));
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
