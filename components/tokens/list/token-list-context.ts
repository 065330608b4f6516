'use client';

import { createContext, use } from 'react';

import type { ActionResult } from '#lib/result.ts';
import type { FoundToken } from '#lib/tokens/look-up-token.ts';
import type { BulkTokensInput, ListTokensInput, PlaceInput } from '#lib/tokens/schemas.ts';
import type { BulkChunk, TokenPage } from '#lib/tokens/types.ts';

type Action<I, O> = (organization: string, input: I) => Promise<ActionResult<O>>;

/** Server actions behind a list of tokens; the first argument is the Organization's short name. */
export interface TokenListActions {
  list: Action<ListTokensInput, TokenPage>;
  count: Action<{ query: ListTokensInput; facet: 'status' | 'role' | 'expires' | 'used' }, Record<string, number>>;
  lookUp: Action<{ sha256: string; place: PlaceInput | null }, { token: FoundToken | null }>;
  bulkImpact: Action<BulkTokensInput['target'], { count: number; usedLast24h: number; busiest: string[] }>;
  bulk: Action<BulkTokensInput, BulkChunk>;
}

export const TokenListContext = createContext<TokenListActions | null>(null);

/** What the list may ask the server. */
export function useTokenListActions(): TokenListActions {
  const actions = use(TokenListContext);
  if (!actions) throw new Error('This content needs a list of tokens around it.');
  return actions;
}
