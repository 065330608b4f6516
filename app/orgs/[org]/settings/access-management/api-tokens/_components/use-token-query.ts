'use client';

import { useUrlQuery, type UrlQueryControl } from '#components/data-table/use-url-query.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { tokenListParsers, toTokenQuery } from '../search-params.ts';
import { NO_FILTERS } from './token-filters.ts';

export type TokenQueryControl = UrlQueryControl<TokenQuery>;

/** The list's question, kept in the URL and answered by the server. */
export function useTokenQuery(): TokenQueryControl {
  return useUrlQuery(tokenListParsers, toTokenQuery, NO_FILTERS);
}
