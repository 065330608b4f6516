import { createHash } from 'node:crypto';

/**
 * What is stored of a set-up code or password link: SHA-256 of its text. The text itself is random and long, in lower case,
 * with hyphens at fixed places only: capitals, and blanks where a hyphen belongs, are forgiven to whoever types it.
 */
export function codeDigest(code: string): Buffer {
  const text = code
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-');
  return createHash('sha256').update(text).digest();
}
