import type { Context } from '#lib/context.ts';

import type { TokenPage } from './types.ts';

/** One page of the list with its exact total; needs organization.apiTokens.access. */
export async function listTokens(_ctx: Context, _raw: unknown): Promise<TokenPage> {
  throw new Error('not built yet');
}
