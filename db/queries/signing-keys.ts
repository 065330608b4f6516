import { desc, eq, isNull, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { signingKeys } from '#db/schema/index.ts';

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/** The newest key that still signs, or null before the first one exists. */
export async function selectActiveSigningKey(db: Queryable): Promise<SigningKeyRow | null> {
  const [row] = await db
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
    .limit(1);
  return row ?? null;
}

/** Every key that values may be signed with, the newest first: a value outlives the key that signed it. */
export async function selectSigningKeys(
  db: Queryable,
): Promise<Pick<SigningKeyRow, 'keyId' | 'createdAt' | 'retiredAt'>[]> {
  const { keyId, createdAt, retiredAt } = signingKeys;
  return db.select({ keyId, createdAt, retiredAt }).from(signingKeys).orderBy(desc(createdAt), desc(signingKeys.id));
}

/** Makes all processes that want to create the first key wait for each other until their transaction ends. */
export async function lockSigningKeys(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('latchkey.signing_keys'))`);
}

export async function insertSigningKey(tx: Transaction, row: SigningKeyRow): Promise<void> {
  await tx.insert(signingKeys).values(row);
}

/** Ends the use of a key for new values; its public half stays for values that were signed with it. */
export async function updateSigningKeyRetired(tx: Transaction, id: string, retiredAt: Date): Promise<void> {
  await tx.update(signingKeys).set({ retiredAt }).where(eq(signingKeys.id, id));
}
