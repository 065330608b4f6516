import { isNull, sql } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { apiTokens } from '#db/schema/index.ts';

import { countValuesPerPepper } from './pepper-marks.ts';

const DAY_MS = 86_400_000;

export interface TokenGauges {
  /** Tokens that are neither deleted nor expired; the next four are some of them. */
  live: number;
  expiringIn1Day: number;
  expiringIn7Days: number;
  expiringIn30Days: number;
  neverUsed: number;
  /** Values that may still be used, by the number of the pepper they are stored under. */
  valuesOfPepper: Map<number, number>;
}

/** Counts over all Organizations. Reads both tables once; not for a request of a user. */
export async function selectTokenGauges(db: Database, now: Date): Promise<TokenGauges> {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  const within = (days: number) =>
    sql<number>`(count(*) filter (where ${apiTokens.endAt} <= ${inDays(days)}::timestamptz))::int`;
  const isLive = sql`(${apiTokens.endAt} is null or ${apiTokens.endAt} > ${inDays(0)}::timestamptz)`;
  const [tokens] = await db
    .select({
      live: sql<number>`count(*)::int`,
      expiringIn1Day: within(1),
      expiringIn7Days: within(7),
      expiringIn30Days: within(30),
      neverUsed: sql<number>`(count(*) filter (where ${apiTokens.lastUsedAt} is null))::int`,
    })
    .from(apiTokens)
    .where(sql`${isNull(apiTokens.deletedAt)} and ${isLive}`);
  if (!tokens) throw new Error('an aggregate has one row');
  return { ...tokens, valuesOfPepper: await countValuesPerPepper(db) };
}
