import { and, asc, count, desc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import type { Queryable } from '#db/client.ts';
import { apiTokens, roleBindings, workspaces } from '#db/schema/index.ts';

import { fromNearerEnd, type PageRange } from './nearer-end.ts';
import { placeRoleSql } from './token-places.ts';
import { expiresWhere, tokenWhere, usedWhere, type TokenFilter } from './token-filter.ts';
import { tokenStatusSql } from './token-status-sql.ts';
import { tokenColumns, type TokenRecord } from './tokens.ts';

/**
 * The only columns a list may be sorted by, each with its index. "Never" is the far future for expiry and the far past
 * for use, so nulls come last when ascending in the one and first in the other.
 */
const SORTS: Record<string, { key: AnyPgColumn; nulls: 'first' | 'last' }> = {
  name: { key: apiTokens.nameKey, nulls: 'last' },
  role: { key: apiTokens.role, nulls: 'last' },
  expires: { key: apiTokens.endAt, nulls: 'last' },
  lastUsed: { key: apiTokens.lastUsedAt, nulls: 'first' },
  created: { key: apiTokens.createdAt, nulls: 'last' },
  updated: { key: apiTokens.updatedAt, nulls: 'last' },
};

function orderBy({ place }: TokenFilter, sort: string, dir: 'asc' | 'desc'): SQL[] {
  const { key: column, nulls } = SORTS[sort] ?? { key: apiTokens.createdAt, nulls: 'last' };
  const key = place && sort === 'role' ? placeRoleSql(place) : column;
  const isFirst = (nulls === 'first') === (dir === 'asc');
  return dir === 'asc'
    ? [sql`${key} asc nulls ${sql.raw(isFirst ? 'first' : 'last')}`, asc(apiTokens.id)]
    : [sql`${key} desc nulls ${sql.raw(isFirst ? 'first' : 'last')}`, desc(apiTokens.id)];
}

export interface TokenOrder {
  sort: string;
  dir: 'asc' | 'desc';
}

export async function countTokens(db: Queryable, filter: TokenFilter): Promise<number> {
  const [row] = await db.select({ total: count() }).from(apiTokens).where(tokenWhere(db, filter));
  return row?.total ?? 0;
}

/**
 * The ids of rows `offset` … `offset + limit` of the ordered list: indexes alone answer that, and only those rows are
 * read afterwards.
 */
export async function selectTokenIds(
  db: Queryable,
  filter: TokenFilter,
  order: TokenOrder,
  range: PageRange,
): Promise<string[]> {
  const { fromEnd, offset, size } = fromNearerEnd(range);
  if (size === 0) return [];
  const direction = (order.dir === 'asc') === fromEnd ? 'desc' : 'asc';
  const found = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(tokenWhere(db, filter))
    .orderBy(...orderBy(filter, order.sort, direction))
    .limit(size)
    .offset(offset);
  const ids = found.map((row) => row.id);
  return fromEnd ? ids.toReversed() : ids;
}

/** These tokens, in the order of the ids. */
export async function selectTokensByIds(db: Queryable, organizationId: string, ids: string[]): Promise<TokenRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(tokenColumns)
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), inArray(apiTokens.id, ids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Matching ids after `cursor`, in id order: a walk that stays right while rows change under it. */
export async function selectTokenIdsAfter(
  db: Queryable,
  filter: TokenFilter,
  cursor: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(tokenWhere(db, filter), cursor === null ? undefined : sql`${apiTokens.id} > ${cursor}`))
    .orderBy(asc(apiTokens.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * True if any name and description of the Organization are too long for an index. Such text is rare, and naming its
 * column in a search would keep the indexes from answering alone.
 */
export async function hasLongTexts(db: Queryable, organizationId: string): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), isNotNull(apiTokens.longSearchText)))
    .limit(1);
  return rows.length > 0;
}

/** True as soon as the Organization has any token that is not deleted. */
export async function hasTokens(db: Queryable, organizationId: string): Promise<boolean> {
  const rows = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), sql`${apiTokens.deletedAt} is null`))
    .limit(1);
  return rows.length > 0;
}

/** Tokens per status, or per role, of what the other filters leave. */
export async function countTokensBy(
  db: Queryable,
  filter: TokenFilter,
  facet: 'status' | 'role',
): Promise<Record<string, number>> {
  const role = filter.place ? placeRoleSql(filter.place) : sql<string>`${apiTokens.role}`;
  const key = facet === 'status' ? tokenStatusSql(filter.now, filter.firstReminderDays) : role;
  const rows = await db
    .select({ key: key.as('key'), total: count() })
    .from(apiTokens)
    .where(tokenWhere(db, filter, facet))
    .groupBy(sql`1`);
  return Object.fromEntries(rows.map((row) => [row.key, row.total]));
}

/** Tokens per option of a time filter, of what the other filters leave. */
export async function countTokensByTime(
  db: Queryable,
  filter: TokenFilter,
  facet: 'expires' | 'used',
  options: readonly string[],
): Promise<Record<string, number>> {
  const condition = (option: string) =>
    facet === 'expires' ? expiresWhere(option as '7d', filter.now) : usedWhere(option as '7d', filter.now);
  const columns = Object.fromEntries(
    options.map((option) => [option, sql<number>`count(*) filter (where ${condition(option)})`.mapWith(Number)]),
  );
  const [row] = await db
    .select(columns)
    .from(apiTokens)
    .where(tokenWhere(db, filter, facet));
  return row ?? {};
}

/** Per token: how many Workspaces it holds a role in, and the first five names. */
export async function selectTokenWorkspaces(
  db: Queryable,
  tokenIds: string[],
): Promise<Map<string, { count: number; names: string[] }>> {
  if (tokenIds.length === 0) return new Map();
  const rows = await db
    .select({
      tokenId: roleBindings.subjectId,
      total: count(),
      names: sql<string[]>`(array_agg(${workspaces.name} order by ${workspaces.name}))[1:5]`,
    })
    .from(roleBindings)
    .innerJoin(workspaces, eq(workspaces.id, roleBindings.entityId))
    .where(and(inArray(roleBindings.subjectId, tokenIds), eq(roleBindings.entityType, 'WORKSPACE')))
    .groupBy(roleBindings.subjectId);
  return new Map(rows.map((row) => [row.tokenId, { count: row.total, names: row.names }]));
}
