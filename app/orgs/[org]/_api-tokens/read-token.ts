import { cache } from 'react';

import type { Context } from '#lib/context.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getToken } from '#lib/tokens/get-token.ts';

import { placeOf, type PlaceParams } from './read-place.ts';

export type TokenParams = PlaceParams & { tokenId: string };
type Params = Promise<TokenParams>;

/** What the page of a tab is given, wherever the token is looked at from. */
export interface TabProps {
  params: Params;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Reads something of the token in the URL. Text that is no id at all is the same 404 as an unknown or foreign one. */
export async function readForToken<T>(params: Params, read: (ctx: Context, tokenId: string) => Promise<T>): Promise<T> {
  const { tokenId } = await params;
  return readForPage(params, (ctx) => {
    if (!isId(tokenId)) throw notFound('This token');
    return read(ctx, tokenId);
  });
}

const readOnce = cache((org: string, tokenId: string, ws: string | undefined, dep: string | undefined) => {
  const place = placeOf({ org, ...(ws !== undefined && { ws }), ...(dep !== undefined && { dep }) });
  return readForToken(Promise.resolve({ org, tokenId }), (ctx) => getToken(ctx, { tokenId, place }));
});

/** The token in the URL as it is seen from there, read once per request however many parts of the page ask. */
export async function readToken(params: Params) {
  const { org, tokenId, ws, dep } = await params;
  return readOnce(org, tokenId, ws, dep);
}
