import type { Context } from '#lib/context.ts';

/** Counts per option of one filter, with the other filters applied. */
export async function countTokens(
  _ctx: Context,
  _raw: { query: unknown; facet: 'status' | 'role' | 'expires' | 'used' },
): Promise<Record<string, number>> {
  throw new Error('not built yet');
}
