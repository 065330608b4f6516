import type { Context } from '#lib/context.ts';

/** Deletes for good: digests are destroyed at once. A token that is already deleted counts as success. */
export async function deleteToken(
  _ctx: Context,
  _raw: unknown,
): Promise<{ id: string; name: string; alreadyDeleted: boolean }> {
  throw new Error('not built yet');
}
