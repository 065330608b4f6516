import { createHash, createHmac } from 'node:crypto';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { KeyedHash, sha256 } from './keyed-hash.ts';

const bytes = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array));

it('is HMAC-SHA-256, message after message', () => {
  fc.assert(
    fc.property(bytes(0, 64), fc.array(bytes(32, 32), { minLength: 1, maxLength: 4 }), (key, messages) => {
      const keyed = new KeyedHash(key);
      for (const message of messages) {
        const expected = createHmac('sha256', key).update(message).digest();
        expect(keyed.digest(message)).toEqual(expected);
        expect(keyed.digest(message.toString('latin1'))).toEqual(expected);
      }
    }),
  );
});

it('takes no other lengths', () => {
  expect(() => new KeyedHash(Buffer.alloc(65))).toThrow('too long');
  for (const length of [0, 31, 33])
    expect(() => new KeyedHash(Buffer.alloc(32)).digest(Buffer.alloc(length))).toThrow();
});

it('sha256 is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Buffer.from(sha256(text), 'latin1')).toEqual(createHash('sha256').update(text).digest());
    }),
  );
});
