import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { tokensSeenFrom } from './seen-from.ts';
import { loadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { requireListHome } from './require-token-home.ts';
import { placeInput, tokenIdField } from './schemas.ts';
import type { TokenDetails } from './types.ts';

const getTokenInput = placeInput.extend({ tokenId: tokenIdField });

/**
 * One token by `{ tokenId, place? }`; deleted ones too, for 90 days. NOT_FOUND for foreign and unknown ids alike, and
 * from a place for tokens that hold no role there.
 */
export async function getToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId, place } = getTokenInput.parse(raw);
  if (!place) return presentTokenDetails(ctx, await loadToken(ctx, tokenId));
  const home = await requireListHome(ctx, place);
  if (!(await tokensSeenFrom(ctx, home, [tokenId])).has(tokenId)) throw notFound('This token');
  return presentTokenDetails(ctx, await loadToken(ctx, tokenId), home);
}
