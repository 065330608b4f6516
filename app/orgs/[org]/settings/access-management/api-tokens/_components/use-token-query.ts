'use client';

import { debounce, useQueryStates } from 'nuqs';
import { useCallback, useMemo, useTransition } from 'react';

import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { tokenListParsers, toTokenQuery } from '../search-params.ts';
import { NO_FILTERS, type QueryPatch } from './token-filters.ts';

/** Pause in typing after which the search goes out, in ms. */
const SEARCH_PAUSE_MS = 250;

export interface TokenQueryControl {
  /** The question as chosen, ahead of the rows while they are on their way. */
  query: TokenQuery;
  /** True until the rows of the newest question are here; late answers to older ones are dropped by the router. */
  isPending: boolean;
  /** Changes filters, sort or page; anything but `page` goes back to page 1. */
  change: (patch: QueryPatch) => void;
  /** Types on in the search: replaces the history entry instead of adding one per letter. */
  search: (text: string) => void;
  clearFilters: () => void;
}

/** The list's question, kept in the URL and answered by the server. */
export function useTokenQuery(): TokenQueryControl {
  const [isPending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(tokenListParsers, {
    shallow: false,
    history: 'push',
    scroll: false,
    startTransition,
  });
  const query = useMemo(() => toTokenQuery(state), [state]);
  const change = useCallback(
    (patch: QueryPatch) => {
      void setState({ page: null, ...patch });
    },
    [setState],
  );
  const search = useCallback(
    (text: string) => {
      const options = { history: 'replace' as const, limitUrlUpdates: debounce(SEARCH_PAUSE_MS) };
      void setState({ page: null, q: text === '' ? null : text }, options);
    },
    [setState],
  );
  const clearFilters = useCallback(() => change(NO_FILTERS), [change]);
  return useMemo(
    () => ({ query, isPending, change, search, clearFilters }),
    [query, isPending, change, search, clearFilters],
  );
}
