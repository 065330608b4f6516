import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A record id: `c` and 24 characters of `[0-9a-z]`, about 124 random bits (api-contract 4.1, CUID shape). */
export function newId(): string {
  let id = 'c';
  while (id.length < 25) {
    // 252 is the largest multiple of 36 below 256: bytes above it would favour the first letters.
    for (const byte of randomBytes(32)) {
      if (byte < 252 && id.length < 25) id += ALPHABET[byte % 36];
    }
  }
  return id;
}
