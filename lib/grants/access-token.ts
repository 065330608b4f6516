import { SignJWT } from 'jose';

import type { Queryable } from '#db/client.ts';
import type { Runtime } from '#lib/runtime.ts';
import { loadSigningKey } from '#lib/tokens/signing-keys.ts';
import { newTaggedId } from '#lib/tokens/token-value.ts';
import type { Verification } from '#lib/verification/types.ts';

import { AUDIENCE } from './clients.ts';

/** The Astro CLI fetches the next one when five minutes are left (api-contract 1.6). */
export const ACCESS_TOKEN_MS = 3_600_000;

/** `typ` of an access token (RFC 9068, 2.1); values of API tokens have another one. */
const TYPE = 'at+jwt';

export interface AccessTokenFacts {
  userId: string;
  clientId: string;
  issuedAt: Date;
  expiresAt: Date;
}

/**
 * Makes the plaintext of a person's access token: a JWT (RFC 9068) that the Astro CLI can decode. It has no `permissions`:
 * by these the CLI tells API tokens, which alone may deploy where CI/CD is enforced.
 */
export async function createAccessToken(
  runtime: Pick<Runtime, 'secrets' | 'env'>,
  db: Queryable,
  { userId, clientId, issuedAt, expiresAt }: AccessTokenFacts,
): Promise<string> {
  const { secrets, env } = runtime;
  const key = await loadSigningKey(db, secrets, issuedAt);
  return new SignJWT({ client_id: clientId })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.keyId, typ: TYPE })
    .setIssuer(env.publicUrl)
    .setSubject(userId)
    .setAudience(AUDIENCE)
    .setJti(newTaggedId(secrets))
    .setIssuedAt(Math.floor(issuedAt.getTime() / 1000))
    .setExpirationTime(Math.ceil(expiresAt.getTime() / 1000))
    .sign(key.privateKey);
}

/** True for a person's access token that was made here; whether it is in force is another question, and costs a query. */
export function isAccessToken(verification: Pick<Verification, 'isOurs'>, value: string): boolean {
  const header = Buffer.from(value.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
  return header.includes(`"typ":"${TYPE}"`) && verification.isOurs(value);
}
