import type { Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

import { columnsCookie, parseColumns } from '#components/tokens/list/column-choice.ts';
import { createPrefill } from '#components/tokens/list/create-prefill.ts';
import { loadTokenQuery, tokenListSearch } from '#components/tokens/list/token-search-params.ts';
import { TokensView } from '#components/tokens/list/tokens-view.tsx';
import { tryForPage } from '#lib/doors/page.ts';
import { findTokenValue } from '#lib/tokens/find-token-value.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';

import { listHrefOf, placeOf, type PlaceParams } from './read-place.ts';
import { tokenDialogActions } from './token-dialog-actions.ts';
import { guestActions, tokenListActions } from './token-list-actions.ts';

interface TokensContentProps {
  params: Promise<PlaceParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The list of the Organization's tokens, or of a place's: below a Suspense with TokensLoading. */
export async function TokensContent({ params, searchParams }: TokensContentProps) {
  const known = await params;
  const place = placeOf(known);
  const query = await loadTokenQuery(searchParams, place);
  const raw = await searchParams;
  const address = (page: number) => `${listHrefOf(known)}${tokenListSearch({ ...query, page })}` as Route;
  // Somebody pasted a token value into the address: away with it, before it is copied on.
  if (typeof raw.q === 'string' && findTokenValue(raw.q)) redirect(address(query.page));
  const [list, options, jar] = await Promise.all([
    tryForPage(params, (ctx) => listTokens(ctx, query)),
    tryForPage(params, (ctx) => getTokenFormOptions(ctx, { place })),
    cookies(),
  ]);
  if (list.ok && list.data.page !== query.page) redirect(address(list.data.page));
  const scope = place?.scope ?? 'ORGANIZATION';
  return (
    <TokensView
      listing={list.ok ? { ok: true, page: list.data } : { ok: false, requestId: list.requestId }}
      answered={query}
      columns={parseColumns(jar.get(columnsCookie(scope))?.value, scope)}
      options={options.ok ? options.data : null}
      actions={tokenDialogActions}
      listActions={tokenListActions}
      guestActions={guestActions}
      prefill={createPrefill(raw)}
    />
  );
}
