import type { Context } from '#lib/context.ts';

import { describeLiveToken, type ApiTokenFacts } from './api-token.ts';
import { loadToken } from './load-token.ts';
import { tokenInput } from './schemas.ts';

/** One token by `{ tokenId }`. NOT_FOUND for unknown, foreign and deleted ones alike: to programs a deleted token is gone. */
export async function getTokenForApi(ctx: Context, raw: unknown): Promise<ApiTokenFacts> {
  const { tokenId } = tokenInput.parse(raw);
  await loadToken(ctx, tokenId);
  return describeLiveToken(ctx, tokenId);
}
