import { and, eq, gt, isNull, lt } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { authorizationCodes, sessionTokens } from '#db/schema/index.ts';

export type AuthorizationCodeRow = typeof authorizationCodes.$inferSelect;

export async function insertAuthorizationCode(
  tx: Transaction,
  row: typeof authorizationCodes.$inferInsert,
): Promise<void> {
  await tx.insert(authorizationCodes).values(row);
}

/** The code, used and expired ones too, locked until the transaction ends: of two callers one comes second. */
export async function lockAuthorizationCode(tx: Transaction, digest: Buffer): Promise<AuthorizationCodeRow | null> {
  const [row] = await tx
    .select()
    .from(authorizationCodes)
    .where(eq(authorizationCodes.digest, digest))
    .for('no key update');
  return row ?? null;
}

export async function updateCodeUsed(
  tx: Transaction,
  digest: Buffer,
  change: { usedAt: Date; openedSessionId?: string },
): Promise<void> {
  await tx.update(authorizationCodes).set(change).where(eq(authorizationCodes.digest, digest));
}

export async function insertSessionToken(tx: Transaction, row: typeof sessionTokens.$inferInsert): Promise<void> {
  await tx.insert(sessionTokens).values(row);
}

/** The session a token belongs to, while the token has not expired; whether the session is in force is another question. */
export async function selectTokenSession(
  db: Queryable,
  digest: Buffer,
  kind: 'ACCESS' | 'REFRESH',
  now: Date,
): Promise<string | null> {
  const [row] = await db
    .select({ sessionId: sessionTokens.sessionId })
    .from(sessionTokens)
    .where(and(eq(sessionTokens.digest, digest), eq(sessionTokens.kind, kind), gt(sessionTokens.expiresAt, now)));
  return row?.sessionId ?? null;
}

/** True the first time this is said of a token. */
export async function markFirstUse(tx: Transaction, digest: Buffer, at: Date): Promise<boolean> {
  const marked = await tx
    .update(sessionTokens)
    .set({ firstUsedAt: at })
    .where(and(eq(sessionTokens.digest, digest), isNull(sessionTokens.firstUsedAt)))
    .returning({ digest: sessionTokens.digest });
  return marked.length > 0;
}

/** Forgets codes and tokens that ran out before the moment; those of a session that is forgotten go with it. */
export async function deleteExpiredGrants(tx: Transaction, before: Date): Promise<number> {
  const codes = await tx.delete(authorizationCodes).where(lt(authorizationCodes.expiresAt, before));
  const tokens = await tx.delete(sessionTokens).where(lt(sessionTokens.expiresAt, before));
  return (codes.rowCount ?? 0) + (tokens.rowCount ?? 0);
}
