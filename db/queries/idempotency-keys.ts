import { and, eq, lt } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { idempotencyKeys } from '#db/schema/index.ts';

export interface KeyOwner {
  organizationId: string;
  actorId: string;
  key: string;
  /** What the key was used for: a key says nothing about another operation. */
  operation: string;
}

/** The token an earlier request with this key made or rotated, and the fingerprint of that request. */
export async function selectIdempotentToken(
  db: Queryable,
  owner: KeyOwner,
): Promise<{ tokenId: string; fingerprint: Buffer | null } | undefined> {
  const [row] = await db
    .select({ tokenId: idempotencyKeys.tokenId, fingerprint: idempotencyKeys.fingerprint })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.organizationId, owner.organizationId),
        eq(idempotencyKeys.actorId, owner.actorId),
        eq(idempotencyKeys.key, owner.key),
        eq(idempotencyKeys.operation, owner.operation),
      ),
    );
  return row;
}

/** False when another transaction committed the same key first; waits for one that is still open. */
export async function insertIdempotencyKey(
  tx: Transaction,
  row: typeof idempotencyKeys.$inferInsert,
): Promise<boolean> {
  const inserted = await tx
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return inserted.length > 0;
}

/** Forgets keys of requests that nobody repeats any more. */
export async function deleteIdempotencyKeys(tx: Transaction, before: Date): Promise<number> {
  const { rowCount } = await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
  return rowCount ?? 0;
}
