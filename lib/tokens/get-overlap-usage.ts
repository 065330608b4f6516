import type { Context } from '#lib/context.ts';

import type { OverlapUsage } from './types.ts';

/** Old value against new of `{ tokenId }`; null when only one value is accepted. */
export async function getOverlapUsage(_ctx: Context, _raw: unknown): Promise<OverlapUsage | null> {
  throw new Error('not built yet');
}
