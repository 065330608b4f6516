import type { Context } from '#lib/context.ts';

import { loadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { tokenInput } from './schemas.ts';
import type { TokenDetails } from './types.ts';

/** One token by `{ tokenId }`; deleted ones too, for 90 days. NOT_FOUND for foreign and unknown ids alike. */
export async function getToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId } = tokenInput.parse(raw);
  return presentTokenDetails(ctx, await loadToken(ctx, tokenId));
}
