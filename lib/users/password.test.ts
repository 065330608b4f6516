import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';

import { DUMMY_HASH, hashPassword, verifyPassword } from './password.ts';

test('a password verifies against its own hash only', async () => {
  const hash = await hashPassword('purple otter canal');
  expect(await verifyPassword(hash, 'purple otter canal')).toBe(true);
  expect(await verifyPassword(hash, 'purple otter canaL')).toBe(false);
  expect(await hashPassword('purple otter canal')).not.toBe(hash);
});

test('the same text in another Unicode form is the same password', async () => {
  const hash = await hashPassword('Ko\u0308ln im Nebel');
  expect(await verifyPassword(hash, 'K\u00f6ln im Nebel')).toBe(true);
});

test('without a stored hash nothing verifies, at the same cost', async () => {
  expect(await verifyPassword(null, 'purple otter canal')).toBe(false);
  const real = parseOptions(await hashPassword('x'));
  expect(parseOptions(DUMMY_HASH)).toEqual(real);
  expect(real).toMatchObject({ algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 });
});
