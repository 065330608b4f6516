import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { environmentOf } from './testing/environment.ts';
import { spawnServer } from './testing/spawned.ts';

const database = useTestDatabase();
const key = () => randomBytes(32).toString('base64');

const environment = () => environmentOf(database);

async function newTokenValue(): Promise<string> {
  const ctx = await freshContext(testRuntime(database));
  const { secret } = await createToken(ctx, { name: 'ci-deploy', role: 'ORGANIZATION_MEMBER', expiryDays: 90 });
  return secret ?? '';
}

const statusOf = async (url: string, value: string) =>
  (await fetch(`${url}/v1/organizations`, { headers: { authorization: `Bearer ${value}` } })).status;

test('a pepper that stored values need is demanded by its number', async () => {
  await newTokenValue();
  const server = await spawnServer({ ...environment(), TOKEN_PEPPERS: `2:${key()}` });
  expect(await server.exit).toBe(1);
  expect(server.output()).toBe(
    'TOKEN_PEPPERS lacks number 1, which stored tokens were made with. ' +
      'Add it again; a pepper can go once no token uses it any more.\n',
  );
});

test('another pepper under a number that is taken is refused', async () => {
  const first = await spawnServer(environment());
  await first.ready;
  const second = await spawnServer({ ...environment(), TOKEN_PEPPERS: `1:${key()}` });
  expect(await second.exit).toBe(1);
  expect(second.output()).toBe(
    'Number 1 of TOKEN_PEPPERS is not the pepper that this number stood for before. ' +
      'Put the right one back; a new pepper needs a number of its own.\n',
  );
});

test('a second pepper is added, values of the first stay valid', async () => {
  const value = await newTokenValue();
  const env = environment();
  const server = await spawnServer({ ...env, TOKEN_PEPPERS: `${env['TOKEN_PEPPERS']},2:${key()}` });
  await server.ready;
  expect(await statusOf(server.url, value)).toBe(200);
});

test('the key-encryption key is replaced with keys:renew, values signed before stay valid', async () => {
  const value = await newTokenValue();
  const env = { ...environment(), KEY_ENCRYPTION_KEY: key() };
  const refused = await spawnServer(env);
  expect(await refused.exit).toBe(1);
  expect(refused.output()).toBe(
    'The key that signs token values could not be opened. Check that KEY_ENCRYPTION_KEY is the one it was stored with. ' +
      'To go on with a new one, run: npm run keys:renew\n',
  );
  const renewal = await spawnServer(env, 'keys-renew.ts');
  expect([await renewal.exit, renewal.output()]).toEqual([
    0,
    expect.stringMatching(
      /^New token values are signed with key \S{16} from now on\. Values issued before stay valid\.\n$/,
    ),
  ]);
  const server = await spawnServer(env);
  await server.ready;
  expect(await statusOf(server.url, value)).toBe(200);
});
