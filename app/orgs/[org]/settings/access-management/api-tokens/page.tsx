import type { Metadata, Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { tokensHref } from '#components/tokens/token-href.ts';
import { tryForPage } from '#lib/doors/page.ts';
import { findTokenValue } from '#lib/tokens/find-token-value.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';

import { COLUMNS_COOKIE, parseColumns } from './_components/column-choice.ts';
import { TokensLoading } from './_components/tokens-loading.tsx';
import { TokensView } from './_components/tokens-view.tsx';
import { createPrefill } from './create-prefill.ts';
import { loadTokenQuery, tokenListSearch } from './search-params.ts';
import { tokenDialogActions } from './token-dialog-actions.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // A title that cannot be read must not take the page with it: the table tells what is wrong.
  const read = await tryForPage(params, (ctx) => ctx.organization.name);
  return {
    title: read.ok ? `API Tokens · Organization Settings · ${read.data}` : 'API Tokens · Organization Settings',
  };
}

/** No loading.tsx: it would stand above the pages of single tokens too, and their 404 would answer 200. */
export default function TokensPage(props: Props) {
  return (
    <Suspense fallback={<TokensLoading />}>
      <Tokens {...props} />
    </Suspense>
  );
}

async function Tokens({ params, searchParams }: Props) {
  const query = await loadTokenQuery(searchParams);
  const raw = await searchParams;
  const address = async (page: number) =>
    `${tokensHref((await params).org)}${tokenListSearch({ ...query, page })}` as Route;
  // Somebody pasted a token value into the address: away with it, before it is copied on.
  if (typeof raw.q === 'string' && findTokenValue(raw.q)) redirect(await address(query.page));
  const [list, options] = await Promise.all([
    tryForPage(params, (ctx) => listTokens(ctx, query)),
    tryForPage(params, getTokenFormOptions),
  ]);
  if (list.ok && list.data.page !== query.page) {
    redirect(await address(list.data.page));
  }
  return (
    <TokensView
      listing={list.ok ? { ok: true, page: list.data } : { ok: false, requestId: list.requestId }}
      answered={query}
      columns={parseColumns((await cookies()).get(COLUMNS_COOKIE)?.value)}
      options={options.ok ? options.data : null}
      actions={tokenDialogActions}
      prefill={createPrefill(raw)}
    />
  );
}
