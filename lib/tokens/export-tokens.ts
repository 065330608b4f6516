import type { Context } from '#lib/context.ts';

import type { TokenRow } from './types.ts';

/** Everything that matches the query, in its order, a page of rows at a time; audited once at the start. */
export async function* exportTokens(_ctx: Context, _raw: unknown): AsyncGenerator<TokenRow[]> {
  yield* [];
  throw new Error('not built yet');
}
