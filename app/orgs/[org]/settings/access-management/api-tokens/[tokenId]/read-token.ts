import { cache } from 'react';

import type { Context } from '#lib/context.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getToken } from '#lib/tokens/get-token.ts';

type Params = Promise<{ org: string; tokenId: string }>;

/** Reads something of the token in the URL. Text that is no id at all is the same 404 as an unknown or foreign one. */
export async function readForToken<T>(params: Params, read: (ctx: Context, tokenId: string) => Promise<T>): Promise<T> {
  const { tokenId } = await params;
  return readForPage(params, (ctx) => {
    if (!isId(tokenId)) throw notFound('This token');
    return read(ctx, tokenId);
  });
}

const readOnce = cache((org: string, tokenId: string) =>
  readForToken(Promise.resolve({ org, tokenId }), (ctx) => getToken(ctx, { tokenId })),
);

/** The token in the URL, read once per request however many parts of the page ask. */
export async function readToken(params: Params) {
  const { org, tokenId } = await params;
  return readOnce(org, tokenId);
}
