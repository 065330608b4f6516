import { and, count, eq, inArray, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { allowedIpRanges } from '#db/schema/index.ts';
import type { IP_RANGE_API_SORTS } from '#lib/ip-ranges/schemas.ts';

import { apiOrder, type ApiRange } from './api-order.ts';

export type IpRangeRecord = typeof allowedIpRanges.$inferSelect;

const of = (organizationId: string) => eq(allowedIpRanges.organizationId, organizationId);

const KEYS: Record<(typeof IP_RANGE_API_SORTS)[number], SQL> = {
  ipAddress: sql`${allowedIpRanges.range} collate "C"`,
  createdAt: sql`${allowedIpRanges.createdAt}`,
  updatedAt: sql`${allowedIpRanges.updatedAt}`,
};

/** A page of the ranges and how many there are. */
export async function selectApiIpRanges(
  db: Queryable,
  organizationId: string,
  range: ApiRange<(typeof IP_RANGE_API_SORTS)[number]>,
): Promise<{ records: IpRangeRecord[]; total: number }> {
  const total = await countIpRanges(db, organizationId);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select()
    .from(allowedIpRanges)
    .where(of(organizationId))
    .orderBy(...apiOrder(KEYS, allowedIpRanges, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

export async function countIpRanges(db: Queryable, organizationId: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(allowedIpRanges).where(of(organizationId));
  return row?.total ?? 0;
}

/** Every range of the Organization, as it was given. */
export async function selectIpRanges(db: Queryable, organizationId: string): Promise<string[]> {
  const rows = await db.select({ range: allowedIpRanges.range }).from(allowedIpRanges).where(of(organizationId));
  return rows.map((row) => row.range);
}

/** Those of the texts that are ranges of the Organization already. */
export async function selectTakenIpRanges(db: Queryable, organizationId: string, ranges: string[]): Promise<string[]> {
  const rows = await db
    .select({ range: allowedIpRanges.range })
    .from(allowedIpRanges)
    .where(and(of(organizationId), inArray(allowedIpRanges.range, ranges)));
  return rows.map((row) => row.range);
}

export async function insertIpRanges(
  tx: Transaction,
  rows: (typeof allowedIpRanges.$inferInsert)[],
): Promise<IpRangeRecord[]> {
  return tx.insert(allowedIpRanges).values(rows).returning();
}

/** Removes those of the ids that the Organization has, and answers with what they were. */
export async function deleteIpRanges(
  tx: Transaction,
  organizationId: string,
  ids: string[],
): Promise<{ id: string; range: string }[]> {
  return tx
    .delete(allowedIpRanges)
    .where(and(of(organizationId), inArray(allowedIpRanges.id, ids)))
    .returning({ id: allowedIpRanges.id, range: allowedIpRanges.range });
}

/** Whether the Organization has any, as a column of a statement that reads `organizationId`. */
export const hasIpRanges = (organizationId: SQL) =>
  sql<boolean>`exists (select 1 from ${allowedIpRanges} where ${allowedIpRanges.organizationId} = ${organizationId})`;
