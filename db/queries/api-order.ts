import { asc, desc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

export interface ApiRange<Sort extends string> {
  sorts: { key: Sort; dir: 'asc' | 'desc' }[];
  offset: number;
  limit: number;
}

/** ORDER BY of a list of the API: newest first unless told otherwise, ties by id (api-contract 5, row 4). */
export function apiOrder<Sort extends string>(
  keys: Record<Sort, SQL>,
  table: { createdAt: PgColumn; id: PgColumn },
  sorts: ApiRange<Sort>['sorts'],
): SQL[] {
  if (sorts.length === 0) return [desc(table.createdAt), desc(table.id)];
  const order = sorts.map(({ key, dir }) => (dir === 'asc' ? asc(keys[key]) : desc(keys[key])));
  return [...order, sorts[0]?.dir === 'asc' ? asc(table.id) : desc(table.id)];
}
