import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** Accepts a paused token again. */
export async function resumeToken(_ctx: Context, _raw: unknown): Promise<TokenDetails> {
  throw new Error('not built yet');
}
