import type { Context } from '#lib/context.ts';

import type { ActivityEvent } from './types.ts';

/** Audit entries of `{ tokenId, kind?, before? }`, newest first, 50 a page; `next` goes into `before`. */
export async function listTokenActivity(
  _ctx: Context,
  _raw: unknown,
): Promise<{ events: ActivityEvent[]; next: string | null }> {
  throw new Error('not built yet');
}
