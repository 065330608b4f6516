import { expect, test } from 'vitest';

import { createDatabase, createPool } from '#db/client.ts';
import { findRunningEmbedded } from '#db/embedded.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { visitorFrom } from '#db/testing/visitor-context.ts';
import { findPasswordLink } from '#lib/users/reset-password.ts';

import { freshDataDir, spawnServer } from './testing/spawned.ts';

const database = useTestDatabase();
const reset = async (env: Record<string, string>, ...args: string[]) => {
  const command = await spawnServer(env, 'user-reset.ts', args);
  return { exit: await command.exit, output: command.output() };
};

test('prints a link for that person; the next one replaces it', async () => {
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization, { email: 'ada@acme.example' });
  const env = { DATABASE_URL: database.url, PUBLIC_URL: 'https://latchkey.example' };
  const [first, second] = [await reset(env, 'Ada@ACME.example'), await reset(env, 'ada@acme.example')];
  const codes = [first, second].map(
    ({ output }) => /^https:\/\/latchkey\.example\/reset\/(\S+)$/m.exec(output)?.[1] ?? '',
  );
  expect([first.exit, second.exit]).toEqual([0, 0]);
  const ctx = visitorFrom(testRuntime(database), '203.0.113.7');
  expect(await findPasswordLink(ctx, codes[0] ?? '')).toBeNull();
  expect(await findPasswordLink(ctx, codes[1] ?? '')).toMatchObject({ id: user.id });
});

test.each([
  [['nobody@acme.example'], 'There is no active person with the e-mail nobody@acme.example.\n'],
  [[], 'Say whose password it is: npm run user:reset EMAIL\n'],
  [['ada'], 'Say whose password it is: npm run user:reset EMAIL\n'],
])('%o is refused in one sentence', async (args, sentence) => {
  expect(await reset({ DATABASE_URL: database.url }, ...args)).toEqual({ exit: 1, output: sentence });
});

test('works beside a running server with the embedded database, and without one', async () => {
  const dataDir = await freshDataDir();
  const env = { DATA_DIR: dataDir };
  const unknown = { exit: 1, output: 'There is no active person with the e-mail ada@acme.example.\n' };
  expect(await reset(env, 'ada@acme.example')).toEqual({
    exit: 1,
    output: `There is no database in ${dataDir} yet. Start Latchkey there first: npm start\n`,
  });
  const server = await spawnServer(env);
  await server.ready;
  expect(await reset(env, 'ada@acme.example')).toEqual(unknown);
  await insertPerson(dataDir, 'grace@acme.example');
  // Without PORT and PUBLIC_URL the link is for the server that runs, and for the default once it is stopped.
  const unset = { ...env, PORT: '' };
  expect((await reset(unset, 'grace@acme.example')).output).toMatch(
    new RegExp(`sets the password\\.\n${server.url}/reset/`),
  );
  server.child.kill('SIGTERM');
  await server.exit;
  expect(await reset(env, 'ada@acme.example')).toEqual(unknown);
  expect((await reset(unset, 'grace@acme.example')).output).toMatch(
    /It is for a server at http:\/\/localhost:8888\. If yours has another address, set PUBLIC_URL .*\nhttp:\/\/localhost:8888\/reset\//,
  );
});

/** Somebody in the database of a server that runs on this folder. */
async function insertPerson(dataDir: string, email: string): Promise<void> {
  const pool = createPool((await findRunningEmbedded(dataDir)) ?? '', { max: 1 });
  const db = createDatabase(pool);
  await insertMember(db, await insertOrganization(db), { email });
  await pool.end();
}
