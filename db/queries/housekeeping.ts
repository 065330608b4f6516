import { and, isNotNull, lt, sql } from 'drizzle-orm';

import type { Transaction } from '#db/client.ts';
import { tokenValues } from '#db/schema/index.ts';

/** True for one transaction at a time over all processes; the others leave the work to it. */
export async function tryHousekeepingLock(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('latchkey housekeeping', 0)) as locked`,
  );
  return rows[0]?.locked ?? false;
}

/**
 * Destroys the digests of values whose overlap ran out before the moment, as if they had been ended then: their holder
 * is still told that they were rotated, by their signature. A token's newest value keeps its digest, expired or not.
 */
export async function endLapsedValues(tx: Transaction, before: Date): Promise<number> {
  const { rowCount } = await tx
    .update(tokenValues)
    .set({ digest: null, endedAt: sql`${tokenValues.endsAt}`, endReason: 'ROTATED' })
    .where(
      and(
        isNotNull(tokenValues.digest),
        lt(tokenValues.endsAt, before),
        sql`exists (select 1 from ${tokenValues} ${sql.identifier('newer')}
          where newer.token_id = ${tokenValues.tokenId} and newer.starts_at > ${tokenValues.startsAt})`,
      ),
    );
  return rowCount ?? 0;
}
