import type { Context } from '#lib/context.ts';

import type { TokenImpact } from './types.ts';

/** Who used `{ tokenId }` lately: for the rotate, pause and delete dialogs. */
export async function getTokenImpact(_ctx: Context, _raw: unknown): Promise<TokenImpact> {
  throw new Error('not built yet');
}
