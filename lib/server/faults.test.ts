import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { createDatabase, createPool } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase, type TestDatabase } from '#db/testing/test-database.ts';
import { spawnApi, type ApiProcess } from '#lib/api/testing/spawn-api.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';

import { findProgram } from './testing/find-program.ts';
import { startLoad, statusOf, type Asked } from './testing/load.ts';
import { openWay, type Way } from './testing/way.ts';

// Faults that really happen to a server in a process of its own, asked by others at that moment.

vi.setConfig({ testTimeout: 120_000 });
const database = useTestDatabase();
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

/** Values of tokens in an Organization of that database, by name, and a way to delete one from outside the server. */
async function makeTokens(of: TestDatabase, names: string[]) {
  const ctx = await freshContext(testRuntime(of));
  const ids: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const name of names) {
    const { token, secret } = await createToken(ctx, { name, role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
    ids[name] = token.id;
    values[name] = secret ?? '';
  }
  const remove = (name: string) => deleteToken({ ...ctx, now: new Date() }, { tokenId: ids[name] });
  return { ids, values, remove };
}

/** A server that ends with the test. */
async function startServer(url: string, env: Record<string, string> = {}) {
  const server = await spawnApi(url, database.secrets, env);
  cleanUp.push(() => process.kill(server.pid, 'SIGKILL'));
  return server;
}

const METRICS_TOKEN = 'scrape-token-of-a-test';

/** Waits until the server hears of changes, and so answers from its cache. */
async function untilHearing({ origin }: ApiProcess) {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const metrics = async () => (await fetch(`${origin}/metrics`, { headers })).text();
  await expect.poll(metrics).toMatch(/^latchkey_change_listener_live 1$/m);
}

const statuses = (asked: Asked[], name: string) => [
  ...new Set(asked.filter((each) => each.name === name).map((each) => each.status)),
];

it('PostgreSQL killed with -9 under load: 503 while it is away, never a wrong 200, and back by itself in 5 s', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'latchkey-killed-'));
  const embedded = await startEmbedded({ dataDir, temporary: true });
  cleanUp.push(() => embedded.stop());
  await migrate(embedded.url);
  const pool = createPool(embedded.url, { max: 2 });
  cleanUp.push(() => pool.end());
  const own = { ...database, url: embedded.url, pool, db: createDatabase(pool) };
  const { values, remove } = await makeTokens(own, ['good', 'ended', 'victim']);
  await remove('ended');
  const server = await startServer(embedded.url);
  const load = startLoad(server.origin, values);
  await vi.waitUntil(() => statuses(load.asked, 'victim').includes(200), { timeout: 20_000 });
  await sleep(500);

  await remove('victim');
  const killedAt = performance.now();
  process.kill(embedded.pid(), 'SIGKILL');
  const since = () => load.asked.filter(({ name, sentAt }) => name === 'good' && sentAt > killedAt);
  await vi.waitUntil(() => since().some(({ status }) => status === 503), { timeout: 5_000, interval: 5 });
  await vi.waitUntil(() => since().at(-1)?.status === 200, { timeout: 20_000, interval: 5 });
  await sleep(300);
  await load.stop();

  const lastAway = since().findLast(({ status }) => status === 503);
  expect((lastAway?.answeredAt ?? Infinity) - killedAt).toBeLessThan(5_000);
  expect(statuses(load.asked, 'good').toSorted()).toEqual([200, 503]);
  expect(statuses(load.asked, 'ended').toSorted()).toEqual([401, 503]);
  const wrong = load.asked.filter(
    ({ name, status, sentAt }) => name === 'victim' && status === 200 && sentAt > killedAt + 1_000,
  );
  expect(wrong).toEqual([]);
  expect(load.asked.findLast(({ name }) => name === 'victim')?.status).toBe(401);
  // One line a second, however many calls failed.
  expect(server.output().match(/"request failed"/g)?.length).toBeLessThan(10);
});

describe('a server that loses touch with its database', () => {
  const BOUND_MS = 1_000;
  let way: Way;
  let server: ApiProcess;
  beforeAll(async () => {
    way = await openWay(database.url);
    server = await spawnApi(way.url, database.secrets, { METRICS_TOKEN });
  });
  afterAll(async () => {
    await server.stop();
    way.close();
  });

  async function terminateListening() {
    const { rowCount } = await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'latchkey changes' and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
  }

  it.each([
    ['the backend that listens is terminated', terminateListening, 401],
    ['the connection that listens falls silent', () => way.stall('latchkey changes'), 401],
    ['every connection to it falls silent', () => way.stall(), 503],
  ])('gives no answer that is out of date by more than a second when %s', async (_what, breakIt, refusal) => {
    const { values, remove } = await makeTokens(database, ['victim']);
    const load = startLoad(server.origin, values);
    await vi.waitUntil(() => load.asked.length > 20 && load.asked.at(-1)?.status === 200, { timeout: 20_000 });
    await untilHearing(server);
    await breakIt();
    await remove('victim');
    const removedAt = performance.now();
    const late = () => load.asked.filter(({ sentAt }) => sentAt > removedAt + BOUND_MS);
    await vi.waitUntil(() => late().length >= 2, { timeout: 20_000 });
    await load.stop();
    expect(statuses(late(), 'victim')).toEqual([refusal]);

    way.mend();
    await vi.waitUntil(async () => (await statusOf(server.origin, values['victim'] ?? '')) === 401, {
      timeout: 20_000,
    });
  });

  it('SIGTERM under load: every call that was answered is in the usage', async () => {
    const { ids, values } = await makeTokens(database, ['busy']);
    const load = startLoad(server.origin, values);
    await vi.waitUntil(() => load.asked.filter(({ status }) => status === 200).length > 200, { timeout: 20_000 });
    expect(await server.stop()).toBe(0);
    await load.stop();
    const { rows } = await database.pool.query<{ calls: number }>(
      'select sum(calls)::int as calls from token_usage where token_id = $1',
      [ids['busy']],
    );
    const answered = load.asked.filter(({ status }) => status === 200).length;
    expect(rows[0]?.calls).toBeGreaterThanOrEqual(answered);
    expect(rows[0]?.calls).toBeLessThanOrEqual(load.asked.length);
  });
});

describe('a clock that is wrong', () => {
  /** A server whose clock the test moves, by libfaketime. */
  async function startWithClock() {
    const program = await findProgram('faketime', 'faketime');
    const library = execFileSync(program, ['-f', '+0s', 'printenv', 'LD_PRELOAD']).toString().trim();
    const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-clock-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'offset');
    const move = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}s\n`);
    await move(0);
    const server = await startServer(database.url, {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      METRICS_TOKEN,
    });
    // Values asked about before would be read anew later, and a wrong clock be noticed for them at another moment.
    await untilHearing(server);
    return { server, move };
  }

  it('decides about expiry to the millisecond while it is within 5 s of the database’s, else 503', async () => {
    const { ids, values } = await makeTokens(database, ['expiring', 'good']);
    const [good = '', expiring = ''] = [values['good'], values['expiring']];
    const { server, move } = await startWithClock();
    const untilStatus = async (value: string, status: number) => {
      const startedAt = performance.now();
      await vi.waitUntil(async () => (await statusOf(server.origin, value)) === status, {
        timeout: 10_000,
        interval: 1,
      });
      return performance.now() - startedAt;
    };
    await untilStatus(good, 200);

    const ahead = 4_000;
    await move(ahead / 1_000);
    // One second from now by the clock of the server, five by that of the database.
    const end = Date.now() + ahead + 1_000;
    await database.pool.query(
      `with token as (update api_tokens set end_at = to_timestamp($2::float8 / 1000) where id = $1)
       update token_values set ends_at = to_timestamp($2::float8 / 1000) where token_id = $1`,
      [ids['expiring'], end],
    );
    const seen = new Set<string>();
    for (let now = 0; now < end + 200;) {
      const sentAt = Date.now() + ahead;
      const status = await statusOf(server.origin, expiring);
      now = Date.now() + ahead;
      // What was asked across the moment itself may be either.
      if (now < end) seen.add(`before: ${status}`);
      if (sentAt >= end) seen.add(`after: ${status}`);
    }
    expect([...seen]).toEqual(['before: 200', 'after: 401']);

    for (const seconds of [6, -6]) {
      await move(seconds);
      const noticed = await Promise.all([untilStatus(good, 503), untilStatus(expiring, 503)]);
      expect(Math.max(...noticed)).toBeLessThan(1_000);
      for (let trial = 0; trial < 20; trial++) {
        expect([await statusOf(server.origin, good), await statusOf(server.origin, expiring)]).toEqual([503, 503]);
      }
      await move(0);
      await untilStatus(good, 200);
    }
  });
});
