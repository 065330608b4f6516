import { z } from 'zod';

export const PER_PAGE = [20, 50, 100] as const;
export type PerPage = (typeof PER_PAGE)[number];
export const Q_MAX = 100;

/** One page of a list as a service answers it. */
export interface ListPage<Row> {
  rows: Row[];
  /** Exact number of rows that match. */
  total: number;
  /** The page the rows are of: the last one when a page past the end was asked for. */
  page: number;
  perPage: number;
  /** True when there is nothing to list at all, whatever the filters. */
  isEmpty: boolean;
}

/**
 * The part of a list's question that all lists share, to be spread into a `z.strictObject` together with the filters
 * (each a list of texts): `z.strictObject({ ...listFields(['name', 'updated'], 'name'), role: filterField })`.
 */
export function listFields<const Sort extends string>(
  sorts: readonly [Sort, ...Sort[]],
  sort: NoInfer<Sort>,
  dir: 'asc' | 'desc' = 'asc',
) {
  return {
    q: z.string().max(Q_MAX).default(''),
    sort: z.enum(sorts).default(sort as never),
    dir: z.enum(['asc', 'desc']).default(dir),
    page: z.number().int().min(1).max(1_000_000).default(1),
    perPage: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
  };
}

/** The chosen values of a filter; none chosen filters nothing. */
export const filterField = z.array(z.string().max(128)).max(20).default([]);

/** Which page to answer with and where it begins, once the total is known. */
export function rangeOf(total: number, asked: { page: number; perPage: number }) {
  const page = Math.max(1, Math.min(asked.page, Math.ceil(total / asked.perPage)));
  return { page, offset: (page - 1) * asked.perPage, limit: asked.perPage };
}

/** What a list for programs answers beside its records. */
export interface ApiPage {
  /** Exact number of records that match. */
  total: number;
  offset: number;
  limit: number;
}

/** How programs page: by offset and limit, and with sorts in order of weight (api-contract 4.1). */
export function apiListFields<const Sort extends string>(sorts: readonly [Sort, ...Sort[]]) {
  return {
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(0).max(1000).default(20),
    sorts: z.array(z.strictObject({ key: z.enum(sorts), dir: z.enum(['asc', 'desc']) })).default([]),
  };
}

/** Exact values to look for; none filters nothing. NUL, which PostgreSQL cannot compare, becomes what no name has. */
export const exactFilterField = z
  .array(
    z
      .string()
      .max(1000)
      .transform((text) => text.replaceAll('\u0000', '\n')),
  )
  .default([]);

/** An id to look for, in any case; null filters nothing, and what no record has matches nothing. */
export const idFilterField = z
  .string()
  .transform((text) => text.slice(0, 100).toLowerCase().replaceAll('\u0000', '\n'))
  .nullable()
  .default(null);
