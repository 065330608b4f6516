import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** Refuses the token until somebody resumes it. */
export async function pauseToken(_ctx: Context, _raw: unknown): Promise<TokenDetails> {
  throw new Error('not built yet');
}
