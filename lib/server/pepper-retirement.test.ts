import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { environmentOf } from './testing/environment.ts';
import { spawnServer } from './testing/spawned.ts';

const database = useTestDatabase();
const key = () => randomBytes(32).toString('base64');
const statusOf = async (url: string, value: string) =>
  (await fetch(`${url}/v1/organizations`, { headers: { authorization: `Bearer ${value}` } })).status;

test('a pepper can go once the values made under it were used; they stay valid, under another key-encryption key too', async () => {
  const ctx = await freshContext(testRuntime(database));
  const issued = await createToken(ctx, { name: 'ci-deploy', role: 'ORGANIZATION_MEMBER', expiryDays: 90 });
  const value = issued.secret ?? '';
  const env = environmentOf(database);
  const second = `2:${key()}`;
  const first = await spawnServer({ ...env, TOKEN_PEPPERS: `${env['TOKEN_PEPPERS']},${second}` });
  await first.ready;
  expect(await statusOf(first.url, value)).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);
  expect(first.output()).toContain('"counts":[{"number":1,"values":1},{"number":2,"values":0}]');

  const retired = { ...env, TOKEN_PEPPERS: second };
  const server = await spawnServer(retired);
  await server.ready;
  expect([await statusOf(server.url, value), await statusOf(server.url, `${value}x`)]).toEqual([200, 401]);

  const other = { ...retired, KEY_ENCRYPTION_KEY: key() };
  expect(await (await spawnServer(other, 'keys-renew.ts')).exit).toBe(0);
  const renewed = await spawnServer(other);
  await renewed.ready;
  expect(await statusOf(renewed.url, value)).toBe(200);
  expect(renewed.output()).toContain('the tag key of a retired pepper cannot be opened');
});
