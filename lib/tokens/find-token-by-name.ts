import type { Context } from '#lib/context.ts';

/** Another live token with exactly `{ name, exceptId? }`, for the duplicate notice. */
export async function findTokenByName(_ctx: Context, _raw: unknown): Promise<{ id: string } | null> {
  throw new Error('not built yet');
}
