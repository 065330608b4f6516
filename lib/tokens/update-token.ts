import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** Changes name, description and role (updateTokenInput). CONFLICT with details.by and details.at when `basedOn` is stale. */
export async function updateToken(_ctx: Context, _raw: unknown): Promise<TokenDetails> {
  throw new Error('not built yet');
}
