import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** One token by `{ tokenId }`; deleted ones too, for 90 days. NOT_FOUND for foreign and unknown ids alike. */
export async function getToken(_ctx: Context, _raw: unknown): Promise<TokenDetails> {
  throw new Error('not built yet');
}
