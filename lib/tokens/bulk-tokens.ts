import type { Context } from '#lib/context.ts';

import type { BulkChunk } from './types.ts';

/** One chunk (up to 100 tokens) of a bulk pause, resume or delete (bulkTokensInput). */
export async function bulkTokens(_ctx: Context, _raw: unknown): Promise<BulkChunk> {
  throw new Error('not built yet');
}
