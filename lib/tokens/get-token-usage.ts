import type { Context } from '#lib/context.ts';

import type { TokenUsage } from './types.ts';

/** Calls of `{ tokenId, range }` by bucket and client, over every value the token ever had. */
export async function getTokenUsage(_ctx: Context, _raw: unknown): Promise<TokenUsage> {
  throw new Error('not built yet');
}
