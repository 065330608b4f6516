import type { Context } from '#lib/context.ts';

import { describeLiveToken, type ApiTokenFacts } from './api-token.ts';

/** The token that is asking. Needs no permission: everybody may know who they are. */
export async function getOwnToken(ctx: Context): Promise<ApiTokenFacts> {
  return describeLiveToken(ctx, ctx.actor.id);
}
