import type { Context } from '#lib/context.ts';

import type { IssuedToken } from './types.ts';

/** Issues a new value and ends or overlaps the old one (rotateTokenInput). */
export async function rotateToken(_ctx: Context, _raw: unknown): Promise<IssuedToken> {
  throw new Error('not built yet');
}
