import { selectBindings } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';

import { describeLiveToken, type ApiTokenFacts } from './api-token.ts';

/** The token that is asking, with all its roles. Needs no permission: everybody may know who they are. */
export async function getOwnToken(ctx: Context): Promise<ApiTokenFacts> {
  const facts = await describeLiveToken(ctx, ctx.actor.id);
  return { ...facts, bindings: await selectBindings(ctx.db, ctx.actor.id, ctx.organization.id) };
}
