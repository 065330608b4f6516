import type { Context } from '#lib/context.ts';

/** What a bulk change (bulkTokensInput.target) would hit. */
export async function getBulkImpact(
  _ctx: Context,
  _raw: unknown,
): Promise<{ count: number; usedLast24h: number; busiest: string[] }> {
  throw new Error('not built yet');
}
