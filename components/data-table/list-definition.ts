import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

import { PER_PAGE, Q_MAX, type PerPage } from '#lib/lists.ts';

export interface FilterOption {
  value: string;
  label: string;
}

export interface ListFilter {
  label: string;
  /** `null` when they are known at run time only; the page then hands them to `ListView`. */
  options: readonly FilterOption[] | null;
  /** Several options at once. */
  isMultiple?: boolean;
}

/** What the kit itself reads of any list's question. */
export interface ListQueryBase {
  q: string;
  sort: string;
  dir: 'asc' | 'desc';
  page: number;
  perPage: PerPage;
}

/** The question of one list, flat, as its service takes it; every filter is a list of values, empty for "any". */
export type ListQuery<Sort extends string, Filter extends string> = Omit<ListQueryBase, 'sort'> & { sort: Sort } & {
  [F in Filter]: string[];
};

interface ListWords<Sort extends string, Filter extends string> {
  /** `Workspace` and `Workspaces`, as sentences use them; `many` also names the table. */
  one: string;
  many: string;
  /** Sort keys (= ids of the sortable columns) and the names of their columns. */
  sorts: Record<Sort, string>;
  sort: NoInfer<Sort>;
  dir: 'asc' | 'desc';
  filters: Record<Filter, ListFilter>;
}

export interface ListDefinition<
  Sort extends string = string,
  Filter extends string = string,
  Query extends ListQueryBase = ListQuery<Sort, Filter>,
> extends ListWords<Sort, Filter> {
  parsers: ReturnType<typeof parsersOf>;
  toQuery: (state: Record<string, unknown>) => Query;
  /** Reads the page's `searchParams`; what the list does not know is ignored, never an error page. */
  load: (searchParams: Promise<Record<string, string | string[] | undefined>>) => Promise<Query>;
  /** `?page=2&role=x`, or an empty text when everything is at its default. */
  search: (query: Query) => string;
}

const VALUES_MAX = 20;
const VALUE_MAX = 128;

function parsersOf(list: ListWords<string, string>) {
  const filters = Object.keys(list.filters).map((key) => [key, parseAsArrayOf(parseAsString).withDefault([])] as const);
  return {
    q: parseAsString.withDefault(''),
    sort: parseAsStringLiteral(Object.keys(list.sorts)).withDefault(list.sort),
    dir: parseAsStringLiteral(['asc', 'desc']).withDefault(list.dir),
    page: parseAsInteger.withDefault(1),
    perPage: parseAsNumberLiteral(PER_PAGE).withDefault(50),
    ...Object.fromEntries(filters),
  };
}

function known(filter: ListFilter, values: string[]): string[] {
  const { options } = filter;
  const kept = values.filter((value) =>
    options ? options.some((option) => option.value === value) : value.length <= VALUE_MAX,
  );
  return [...new Set(kept)].slice(0, filter.isMultiple ? VALUES_MAX : 1);
}

/**
 * The URL contract and the words of one server-driven list; see `ListView` for how the parts meet. Safe on both sides:
 * the server component calls `load` and `search`, the client component hands the definition to `ListView`.
 */
export function defineList<const Sort extends string, const Filter extends string>(
  words: ListWords<Sort, Filter>,
): ListDefinition<Sort, Filter> {
  type Query = ListQuery<Sort, Filter>;
  const parsers = parsersOf(words);
  const loadState = createLoader(parsers);
  const serialize = createSerializer(parsers);
  const filters = Object.entries<ListFilter>(words.filters);
  const toQuery = (state: Record<string, unknown>) => {
    const base = state as unknown as ListQueryBase;
    return {
      ...base,
      q: base.q.slice(0, Q_MAX),
      page: Math.min(Math.max(1, base.page), 1_000_000),
      ...Object.fromEntries(filters.map(([key, filter]) => [key, known(filter, state[key] as string[])])),
    } as unknown as Query;
  };
  return {
    ...words,
    parsers,
    toQuery,
    load: async (searchParams) => toQuery(await loadState(searchParams)),
    search: (query) => serialize(query as never),
  };
}

/** Whether the question asks for less than the whole list: a search or a filter. */
export function isNarrowed(list: ListDefinition, query: ListQueryBase): boolean {
  return query.q !== '' || Object.keys(list.filters).some((filter) => chosenOf(query, filter).length > 0);
}

/** The chosen values of a filter in any list's question. */
export function chosenOf(query: ListQueryBase, filter: string): string[] {
  return (query as unknown as Record<string, string[]>)[filter] ?? [];
}
