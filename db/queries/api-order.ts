import { asc, desc, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

export interface ApiRange<Sort extends string> {
  sorts: { key: Sort; dir: 'asc' | 'desc' }[];
  offset: number;
  limit: number;
}

/** ORDER BY of a list of the API: newest first unless told otherwise, ties by id (api-contract 5, row 4); or its reverse. */
export function apiOrder<Sort extends string>(
  keys: Record<Sort, SQL>,
  table: { createdAt: PgColumn; id: PgColumn },
  sorts: ApiRange<Sort>['sorts'],
  reversed = false,
): SQL[] {
  const towards = (dir: 'asc' | 'desc') => ((dir === 'asc') === reversed ? desc : asc);
  if (sorts.length === 0) return [towards('desc')(table.createdAt), towards('desc')(table.id)];
  const order = sorts.map(({ key, dir }) => towards(dir)(keys[key]));
  return [...order, towards(sorts[0]?.dir ?? 'desc')(table.id)];
}
