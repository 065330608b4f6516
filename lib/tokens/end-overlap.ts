import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** Ends the old value of a rotating token now. */
export async function endOverlap(_ctx: Context, _raw: unknown): Promise<TokenDetails> {
  throw new Error('not built yet');
}
