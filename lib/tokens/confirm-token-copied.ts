import type { Context } from '#lib/context.ts';

/** Remembers that somebody copied the newest value of `{ tokenId }`. */
export async function confirmTokenCopied(_ctx: Context, _raw: unknown): Promise<null> {
  throw new Error('not built yet');
}
