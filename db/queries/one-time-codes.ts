import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { oneTimeCodes } from '#db/schema/index.ts';

export type CodePurpose = typeof oneTimeCodes.$inferSelect.purpose;

const isLive = (digest: Buffer, purpose: CodePurpose, now: Date) =>
  and(
    eq(oneTimeCodes.digest, digest),
    eq(oneTimeCodes.purpose, purpose),
    isNull(oneTimeCodes.usedAt),
    gt(oneTimeCodes.expiresAt, now),
  );

/** The code's user (null for set-up), if it may still be used; null when it may not. */
export async function selectOneTimeCode(
  db: Queryable,
  digest: Buffer,
  purpose: CodePurpose,
  now: Date,
): Promise<{ userId: string | null } | null> {
  const [row] = await db
    .select({ userId: oneTimeCodes.userId })
    .from(oneTimeCodes)
    .where(isLive(digest, purpose, now));
  return row ?? null;
}

/** Marks the code as used. False when somebody else was faster, or it has expired. */
export async function consumeOneTimeCode(
  tx: Transaction,
  digest: Buffer,
  purpose: CodePurpose,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .update(oneTimeCodes)
    .set({ usedAt: now })
    .where(isLive(digest, purpose, now))
    .returning({ digest: oneTimeCodes.digest });
  return used.length > 0;
}

export async function insertOneTimeCode(tx: Transaction, row: typeof oneTimeCodes.$inferInsert): Promise<void> {
  await tx.insert(oneTimeCodes).values(row);
}

/** Forgets unused codes of a purpose; those of one person when `userId` is given. */
export async function deleteUnusedCodes(tx: Transaction, purpose: CodePurpose, userId?: string): Promise<void> {
  await tx
    .delete(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.purpose, purpose),
        isNull(oneTimeCodes.usedAt),
        userId === undefined ? undefined : eq(oneTimeCodes.userId, userId),
      ),
    );
}

/** Forgets codes that were used, or ran out, before the moment. */
export async function deleteSpentCodes(tx: Transaction, before: Date): Promise<number> {
  const { rowCount } = await tx
    .delete(oneTimeCodes)
    .where(or(lt(oneTimeCodes.usedAt, before), lt(oneTimeCodes.expiresAt, before)));
  return rowCount ?? 0;
}
