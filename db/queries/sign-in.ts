import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';

import type { Database, Queryable, Transaction } from '#db/client.ts';
import { knownDevices, signInAttempts } from '#db/schema/index.ts';

/** What an attempt is counted under: its device, or else the account and the address. */
export interface AttemptKey {
  email: string;
  address: string;
  deviceDigest: Buffer | null;
}

/**
 * Lets one attempt per account, address or device through at a time, until the transaction ends: otherwise a burst
 * would be counted before any of it had failed. Locks are taken in one order, so that two callers cannot block each other.
 */
export async function lockAttempts(tx: Transaction, key: AttemptKey): Promise<void> {
  const names = key.deviceDigest
    ? [`device ${key.deviceDigest.toString('hex')}`]
    : [`address ${key.address}`, `email ${key.email}`];
  for (const name of names) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`latchkey sign-in ${name}`}, 0))`);
  }
}

export interface FailureCounts {
  byAccount: number;
  byAddress: number;
}

/** Attempts since the moment that have not succeeded, those still being checked included. */
export async function countFailures(db: Queryable, key: AttemptKey, since: Date): Promise<FailureCounts> {
  const recent = and(gt(signInAttempts.at, since), eq(signInAttempts.succeeded, false));
  const counted = async (condition: ReturnType<typeof and>) => {
    const [row] = await db.select({ n: count() }).from(signInAttempts).where(and(recent, condition));
    return row?.n ?? 0;
  };
  if (key.deviceDigest) {
    const device = await counted(
      and(eq(signInAttempts.email, key.email), eq(signInAttempts.deviceDigest, key.deviceDigest)),
    );
    return { byAccount: device, byAddress: 0 };
  }
  const stranger = isNull(signInAttempts.deviceDigest);
  return {
    byAccount: await counted(and(stranger, eq(signInAttempts.email, key.email))),
    byAddress: await counted(and(stranger, eq(signInAttempts.address, key.address))),
  };
}

export async function insertAttempt(tx: Transaction, row: typeof signInAttempts.$inferInsert): Promise<void> {
  await tx.insert(signInAttempts).values(row);
}

export async function markAttemptSucceeded(db: Database, id: string): Promise<void> {
  await db.update(signInAttempts).set({ succeeded: true }).where(eq(signInAttempts.id, id));
}

/** Forgets attempts that no counter looks at any more. */
export async function deleteAttempts(tx: Transaction, before: Date): Promise<number> {
  const { rowCount } = await tx.delete(signInAttempts).where(lt(signInAttempts.at, before));
  return rowCount ?? 0;
}

export async function selectIsKnownDevice(db: Queryable, digest: Buffer): Promise<boolean> {
  const rows = await db
    .select({ at: knownDevices.createdAt })
    .from(knownDevices)
    .where(eq(knownDevices.digest, digest));
  return rows.length > 0;
}

export async function upsertKnownDevice(tx: Transaction, digest: Buffer, userId: string, at: Date): Promise<void> {
  await tx
    .insert(knownDevices)
    .values({ digest, userId, createdAt: at, lastSeenAt: at })
    .onConflictDoUpdate({ target: knownDevices.digest, set: { lastSeenAt: at } });
}

export async function deleteKnownDevices(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(knownDevices).where(eq(knownDevices.userId, userId));
}
