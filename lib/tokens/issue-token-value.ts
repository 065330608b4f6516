import type { Context } from '#lib/context.ts';
import { currentPepper } from '#lib/secrets.ts';

import { loadSigningKey } from './signing-keys.ts';
import { createTokenValue, digestOf, shortTokenOf } from './token-value.ts';

export interface IssuedValue {
  /** The plaintext: goes into one answer and nowhere else. */
  secret: string;
  /** What token_values stores, with the number of the pepper it was made with. */
  digest: Buffer;
  pepperId: number;
  shortToken: string;
}

/** Makes a new value for a token of the caller's Organization. Stores nothing but, the first time, the signing key. */
export async function issueTokenValue(
  ctx: Context,
  value: { tokenId: string; startsAt: Date; endsAt: Date | null },
): Promise<IssuedValue> {
  const { secrets, env } = ctx.runtime;
  const key = await loadSigningKey(ctx.db, secrets, ctx.now);
  const secret = await createTokenValue(secrets, key, {
    ...value,
    organizationId: ctx.organization.id,
    issuer: env.publicUrl,
  });
  const { id: pepperId } = currentPepper(secrets);
  return { secret, pepperId, digest: digestOf(secrets, pepperId, secret), shortToken: shortTokenOf(secret) };
}
