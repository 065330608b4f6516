import { and, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

import type { Transaction } from '#db/client.ts';
import { knownDevices, tokenUsage, tokenValues } from '#db/schema/index.ts';

import { destroyedDigest } from './ended-digest.ts';

/** True for one transaction at a time over all processes; the others leave the work to it. */
export async function tryHousekeepingLock(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('latchkey housekeeping', 0)) as locked`,
  );
  return rows[0]?.locked ?? false;
}

/**
 * Destroys the digests of values whose overlap ran out before the moment, as if they had been ended then: their holder
 * is still told that they were rotated. A token's newest value keeps its digest, expired or not.
 */
export async function endLapsedValues(tx: Transaction, before: Date): Promise<number> {
  const { rowCount } = await tx
    .update(tokenValues)
    .set({ ...destroyedDigest(), endedAt: sql`${tokenValues.endsAt}`, endReason: 'ROTATED' })
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

/** Most rows one statement deletes of tables that grow with use: its locks and its log stay small. */
export const PURGE_BATCH = 5_000;

/** Deletes the oldest rows from before the moment, PURGE_BATCH at most; `column` leads an index. */
async function purge(tx: Transaction, table: PgTable, column: PgColumn, before: Date): Promise<number> {
  const oldest: SQL = sql`select ctid from ${table} where ${lt(column, before)} order by ${column} limit ${PURGE_BATCH}`;
  const { rowCount } = await tx.delete(table).where(sql`ctid = any(array(${oldest}))`);
  return rowCount ?? 0;
}

/** Forgets counts of calls in hours before the moment. */
export const purgeTokenUsage = (tx: Transaction, before: Date) => purge(tx, tokenUsage, tokenUsage.hour, before);

/** Forgets browsers that nobody has signed in from since the moment. */
export const purgeKnownDevices = (tx: Transaction, before: Date) =>
  purge(tx, knownDevices, knownDevices.lastSeenAt, before);
