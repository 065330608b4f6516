import type { Context } from '#lib/context.ts';

import type { TokenFormOptions } from './types.ts';

/** Roles and policies for the create and edit forms, from the functions that enforce them. */
export async function getTokenFormOptions(_ctx: Context): Promise<TokenFormOptions> {
  throw new Error('not built yet');
}
