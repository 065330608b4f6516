import { and, desc, eq, gt, gte, isNull, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens, tokenUsage, tokenValues } from '#db/schema/index.ts';

const calls = sql<number>`coalesce(sum(${tokenUsage.calls}), 0)`.mapWith(Number);
const clients = sql`count(distinct (${tokenUsage.address}, ${tokenUsage.userAgent}))`;
const clientValues = sql`count(distinct (${tokenUsage.address}, ${tokenUsage.userAgent}, ${tokenUsage.valueId}))`;
/** Hours in which at least one call got through. */
const isAccepted = gt(tokenUsage.calls, 0);
const refused = sql<number>`coalesce(sum(${tokenUsage.refused}), 0)`.mapWith(Number);

export interface ClientRecord {
  address: string;
  userAgent: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  calls: number;
  refused: number;
  valueId: string;
}

interface ClientChoice {
  /** Leaves out hours in which every call was refused. */
  onlyAccepted?: boolean;
  /** A client that used several values counts once for each. */
  byValue?: boolean;
  /** Of this value only, whatever else the client used. */
  valueId?: string;
}

/** Clients of the token since a moment, of every value unless one is chosen, busiest first, with the value each used last. */
export async function selectClients(
  db: Queryable,
  tokenId: string,
  since: Date,
  limit: number,
  { onlyAccepted = false, byValue = false, valueId }: ClientChoice = {},
): Promise<ClientRecord[]> {
  return db
    .select({
      address: tokenUsage.address,
      userAgent: tokenUsage.userAgent,
      firstSeenAt: sql<Date>`min(${tokenUsage.firstSeenAt})`.mapWith(tokenUsage.firstSeenAt),
      lastSeenAt: sql<Date>`max(${tokenUsage.lastSeenAt})`.mapWith(tokenUsage.lastSeenAt),
      calls,
      refused,
      valueId: sql<string>`(array_agg(${tokenUsage.valueId} order by ${tokenUsage.lastSeenAt} desc))[1]`,
    })
    .from(tokenUsage)
    .where(
      and(
        eq(tokenUsage.tokenId, tokenId),
        gte(tokenUsage.lastSeenAt, since),
        onlyAccepted ? isAccepted : undefined,
        valueId === undefined ? undefined : eq(tokenUsage.valueId, valueId),
      ),
    )
    .groupBy(tokenUsage.address, tokenUsage.userAgent, ...(byValue ? [tokenUsage.valueId] : []))
    .orderBy(desc(sql`sum(${tokenUsage.calls} + ${tokenUsage.refused})`), tokenUsage.address)
    .limit(limit);
}

/**
 * Distinct clients and calls since a moment; `acceptedClientCount` leaves out clients that were always refused,
 * `clientValueCount` counts a client once for each value it used.
 */
export async function selectUsageTotals(
  db: Queryable,
  tokenId: string,
  since: Date,
): Promise<{
  calls: number;
  refused: number;
  clientCount: number;
  acceptedClientCount: number;
  clientValueCount: number;
}> {
  const [row] = await db
    .select({
      calls,
      refused,
      clientCount: sql<number>`${clients}`.mapWith(Number),
      acceptedClientCount: sql<number>`${clients} filter (where ${isAccepted})`.mapWith(Number),
      clientValueCount: sql<number>`${clientValues}`.mapWith(Number),
    })
    .from(tokenUsage)
    .where(and(eq(tokenUsage.tokenId, tokenId), gte(tokenUsage.lastSeenAt, since)));
  return row ?? { calls: 0, refused: 0, clientCount: 0, acceptedClientCount: 0, clientValueCount: 0 };
}

/** Calls per hour or UTC day since a moment; empty buckets are absent. */
export async function selectUsageBuckets(
  db: Queryable,
  tokenId: string,
  unit: 'hour' | 'day',
  since: Date,
): Promise<{ at: Date; calls: number; refused: number }[]> {
  const at = sql<Date>`date_trunc('${sql.raw(unit)}', ${tokenUsage.hour}, 'UTC')`.mapWith(tokenUsage.hour);
  return db
    .select({ at, calls, refused })
    .from(tokenUsage)
    .where(and(eq(tokenUsage.tokenId, tokenId), gte(tokenUsage.hour, since)))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

/** Calls per hour of one value since a moment. */
export async function selectValueHours(
  db: Queryable,
  valueId: string,
  since: Date,
): Promise<{ at: Date; calls: number }[]> {
  return db
    .select({ at: tokenUsage.hour, calls })
    .from(tokenUsage)
    .where(and(eq(tokenUsage.valueId, valueId), gte(tokenUsage.hour, since)))
    .groupBy(tokenUsage.hour);
}

/** When a value was last seen, refused calls left out. */
export async function selectValueLastUse(db: Queryable, valueId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: sql<Date | null>`max(${tokenUsage.lastSeenAt})`.mapWith(tokenUsage.lastSeenAt) })
    .from(tokenUsage)
    .where(and(eq(tokenUsage.valueId, valueId), isAccepted));
  return row?.at ?? null;
}

/** Short forms of all values of a token, by value id. */
export async function selectShortTokens(db: Queryable, tokenId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: tokenValues.id, shortToken: tokenValues.shortToken })
    .from(tokenValues)
    .where(eq(tokenValues.tokenId, tokenId));
  return new Map(rows.map((row) => [row.id, row.shortToken]));
}

/** Names of the busiest of these tokens of the Organization since a moment, and how many of them were used, refused calls left out. */
export async function selectBusiest(
  db: Queryable,
  organizationId: string,
  tokenIds: string[],
  since: Date,
): Promise<{ usedCount: number; names: string[] }> {
  if (tokenIds.length === 0) return { usedCount: 0, names: [] };
  const rows = await db
    .select({ name: apiTokens.name, total: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(tokenUsage)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenUsage.tokenId))
    .where(
      and(
        sql`${tokenUsage.tokenId} = any(${sql.param(tokenIds)})`,
        gte(tokenUsage.lastSeenAt, since),
        isAccepted,
        eq(apiTokens.organizationId, organizationId),
        isNull(apiTokens.deletedAt),
      ),
    )
    .groupBy(apiTokens.id, apiTokens.name)
    .orderBy(desc(sql`sum(${tokenUsage.calls})`))
    .limit(5);
  return { usedCount: rows[0]?.total ?? 0, names: rows.map((row) => row.name) };
}
