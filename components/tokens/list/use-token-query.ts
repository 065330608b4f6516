'use client';

import { useCallback } from 'react';

import { useUrlQuery, type UrlQueryControl } from '#components/data-table/use-url-query.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { useTokenPlace } from '../token-place.tsx';
import { NO_FILTERS } from './token-filters.ts';
import { tokenListParsers, toTokenQuery, type TokenListState } from './token-search-params.ts';

export type TokenQueryControl = UrlQueryControl<TokenQuery>;

/** The list's question, kept in the URL and answered by the server; the place is the page's. */
export function useTokenQuery(): TokenQueryControl {
  const { place } = useTokenPlace();
  const toQuery = useCallback((state: TokenListState) => ({ ...toTokenQuery(state), place }), [place]);
  return useUrlQuery(tokenListParsers, toQuery, NO_FILTERS);
}
