import { createHash, randomBytes } from 'node:crypto';

/** A code or a refresh token: 256 random bits in base64url. It goes into one answer and nowhere else. */
export function newGrantSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** True for text of the shape that `newGrantSecret` gives; says nothing about whether it was given. */
export function isGrantSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is stored of a code, an access or a refresh token. Enough for random bits: there is nothing to guess. */
export function grantDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What a verifier must have been the hash of (RFC 7636, 4.2: S256). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
