import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { seal, unseal } from './sealing.ts';

const key = randomBytes(32);
const plain = Buffer.from('s3cret');

test('what was sealed comes back for its own place and key only', () => {
  const sealed = seal(key, 'a:KEY', plain);
  expect(unseal(key, 'a:KEY', sealed).toString()).toBe('s3cret');
  expect(() => unseal(key, 'b:KEY', sealed)).toThrow();
  expect(() => unseal(randomBytes(32), 'a:KEY', sealed)).toThrow();
});

test('a changed byte is noticed, and the same text never seals to the same bytes', () => {
  const sealed = seal(key, 'a', plain);
  expect(sealed.includes(plain)).toBe(false);
  expect(seal(key, 'a', plain).equals(sealed)).toBe(false);
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(() => unseal(key, 'a', sealed)).toThrow();
});
