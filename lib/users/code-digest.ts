import { createHash } from 'node:crypto';

/** What is stored of a set-up code or password link: SHA-256 of its text. The text itself is random and long, in lower case. */
export function codeDigest(code: string): Buffer {
  return createHash('sha256').update(code.trim().toLowerCase()).digest();
}
