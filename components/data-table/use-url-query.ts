'use client';

import { debounce, useQueryStates, type UseQueryStatesKeysMap, type Values } from 'nuqs';
import { useCallback, useMemo, useTransition } from 'react';

/** Pause in typing after which the search goes out, in ms. */
const SEARCH_PAUSE_MS = 250;

export interface UrlQueryControl<Query> {
  /** The question as chosen, ahead of the rows while they are on their way. */
  query: Query;
  /** True until the rows of the newest question are here; late answers to older ones are dropped by the router. */
  isPending: boolean;
  /** Changes filters, sort or page; anything but `page` goes back to page 1. Null puts a value back to its default. */
  change: (patch: { [K in keyof Query]?: Query[K] | null }) => void;
  /** Types on in the search: replaces the history entry instead of adding one per letter. */
  search: (text: string) => void;
  clearFilters: () => void;
}

/**
 * A list's question, kept in the URL and answered by the server. `parsers`, `toQuery` and `noFilters` must be
 * constants: they are dependencies of what comes back.
 */
export function useUrlQuery<Parsers extends UseQueryStatesKeysMap, Query>(
  parsers: Parsers,
  toQuery: (state: Values<Parsers>) => Query,
  noFilters: { [K in keyof Query]?: Query[K] | null },
): UrlQueryControl<Query> {
  const [isPending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, {
    shallow: false,
    history: 'push',
    scroll: false,
    startTransition,
  });
  const query = useMemo(() => toQuery(state), [toQuery, state]);
  const change = useCallback(
    (patch: { [K in keyof Query]?: Query[K] | null }) => {
      void setState({ page: null, ...patch } as never);
    },
    [setState],
  );
  const search = useCallback(
    (text: string) => {
      const options = { history: 'replace' as const, limitUrlUpdates: debounce(SEARCH_PAUSE_MS) };
      void setState({ page: null, q: text === '' ? null : text } as never, options);
    },
    [setState],
  );
  const clearFilters = useCallback(() => change(noFilters), [change, noFilters]);
  return useMemo(
    () => ({ query, isPending, change, search, clearFilters }),
    [query, isPending, change, search, clearFilters],
  );
}
