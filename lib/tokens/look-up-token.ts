import type { Context } from '#lib/context.ts';

/** Finds the token whose value has this SHA-256 (lookUpTokenInput). Every look-up is audited. */
export async function lookUpToken(
  _ctx: Context,
  _raw: unknown,
): Promise<{ token: { id: string; name: string } | null }> {
  throw new Error('not built yet');
}
