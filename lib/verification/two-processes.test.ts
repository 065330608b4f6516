import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { spawnApi, type ApiProcess } from '#lib/api/testing/spawn-api.ts';
import type { Context } from '#lib/context.ts';
import { updateOrganization } from '#lib/organizations/update-organization.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

const TRIALS = 20;
const BOUND_MS = 1_000;
const METRICS_TOKEN = 'scrape-token-of-a-test';
const database = useTestDatabase();

/** Two servers, each a process of its own with its own pool, cache and listener; this test is a third that only changes. */
let one: ApiProcess;
let two: ApiProcess;
let owner: string;
let tokens: string;
let ctx: Context;

beforeAll(async () => {
  const runtime = testRuntime(database);
  const organization = await insertOrganization(database.db);
  ctx = await contextOf(runtime, organization, await insertMember(database.db, organization));
  owner = (await createToken(ctx, { name: 'owner', role: 'ORGANIZATION_OWNER', expiryDays: null })).secret ?? '';
  tokens = `/v1/organizations/${organization.id}/tokens`;
  [one, two] = await Promise.all([
    spawnApi(database.url, database.secrets),
    spawnApi(database.url, database.secrets, { TRUSTED_PROXIES: '127.0.0.1', METRICS_TOKEN }),
  ]);
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
});

/** A new token that both processes have accepted, the second often enough to hold it in its cache. */
async function makeKnownToken(): Promise<{ id: string; value: string }> {
  const body = { name: 'victim', role: 'ORGANIZATION_OWNER', scope: 'ORGANIZATION' };
  const made = await one.ask(tokens, owner, 'POST', body);
  const { id = '', token: value = '' } = made.body ?? {};
  for (const process of [one, two, two, two]) expect((await process.ask('/v1/users/self', value)).status).toBe(200);
  return { id, value };
}

async function untilStatus(
  process: ApiProcess,
  value: string,
  status: number,
  path = '/v1/users/self',
  headers: Record<string, string> = {},
): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await process.ask(path, value, 'GET', undefined, headers);
    if (answer.status === status) return performance.now() - started;
    if (performance.now() - started > 5_000) throw new Error(`no ${status} within 5 s`);
  }
}

/** How often the second process found a value in its cache. */
async function countHits(): Promise<number> {
  const answer = await fetch(`${two.origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  return Number(/^latchkey_token_cache_lookups_total\{result="hit"\} (\d+)$/m.exec(await answer.text())?.[1]);
}

describe('ended in one process, refused in the other within a second', () => {
  it('runs in separate processes', () => {
    expect(new Set([one.pid, two.pid, process.pid]).size).toBe(3);
  });

  it.each([
    ['delete', (id: string) => one.ask(`${tokens}/${id}`, owner, 'DELETE')],
    ['rotate', (id: string) => one.ask(`${tokens}/${id}/rotate`, owner, 'POST')],
  ])(`${TRIALS} times %s; at once where it was done`, async (_, end) => {
    const delays: number[] = [];
    for (let trial = 0; trial < TRIALS; trial++) {
      const { id, value } = await makeKnownToken();
      expect((await end(id)).status).toBeLessThan(300);
      const [here, elsewhere] = [one.ask('/v1/users/self', value), untilStatus(two, value, 401)];
      expect((await here).status).toBe(401);
      delays.push(await elsewhere);
    }
    expect(Math.max(...delays)).toBeLessThan(BOUND_MS);
  });

  it(`${TRIALS} times pause, and a role taken away, by a third process`, async () => {
    const delays: number[] = [];
    for (let trial = 0; trial < TRIALS; trial++) {
      const { id, value } = await makeKnownToken();
      await updateToken({ ...ctx, now: new Date() }, { tokenId: id, name: 'victim', role: 'ORGANIZATION_MEMBER' });
      delays.push(await untilStatus(two, value, 403, tokens), await untilStatus(one, value, 403, tokens));
      await pauseToken({ ...ctx, now: new Date() }, { tokenId: id });
      delays.push(await untilStatus(two, value, 401), await untilStatus(one, value, 401));
    }
    expect(Math.max(...delays)).toBeLessThan(BOUND_MS);
  });

  it(`${TRIALS} times an address taken off a token’s list; who believes a forwarded address is its own matter`, async () => {
    const { id, value } = await makeKnownToken();
    const allow = (...allowedIpRanges: string[]) => updateToken(ctx, { tokenId: id, name: 'victim', allowedIpRanges });
    const from = { 'x-forwarded-for': '198.51.100.66, 203.0.113.7' };
    for (let trial = 0; trial < TRIALS; trial++) {
      await allow('127.0.0.1');
      await untilStatus(two, value, 200);
      await allow('203.0.113.7');
      expect(await untilStatus(two, value, 403)).toBeLessThan(BOUND_MS);
    }
    // The last hop was written by the proxy that the second process trusts; the first trusts none.
    expect((await two.ask('/v1/users/self', value, 'GET', undefined, from)).status).toBe(200);
    expect((await one.ask('/v1/users/self', value, 'GET', undefined, from)).status).toBe(403);
    // Its own address was refused before as well, so it is asked as the client until it has heard of the change.
    await allow('198.51.100.66');
    expect(await untilStatus(two, value, 403, '/v1/users/self', from)).toBeLessThan(BOUND_MS);
  });

  it('an Organization that was renamed has its new name in every answer', async () => {
    const { id } = ctx.organization;
    const workspace = await one.ask(`/v1/organizations/${id}/workspaces`, owner, 'POST', { name: 'named' });
    const path = `/v1/organizations/${id}/workspaces/${workspace.body?.id}`;
    const names = () =>
      Promise.all([one, two].map(async (process) => (await process.ask(path, owner)).body?.organizationName));
    expect(await names()).toEqual([ctx.organization.name, ctx.organization.name]);
    await updateOrganization({ ...ctx, now: new Date() }, { name: 'Renamed' });
    await expect.poll(names, { timeout: BOUND_MS }).toEqual(['Renamed', 'Renamed']);
  });

  it('the second process had the values in its cache, so notifications did it', async () => {
    const { value } = await makeKnownToken();
    const before = await countHits();
    for (let n = 0; n < 200; n++) expect((await two.ask('/v1/users/self', value)).status).toBe(200);
    expect((await countHits()) - before).toBeGreaterThan(100);
  });

  it('SIGTERM writes the usage counted since the last batch, and no value is in the output', async () => {
    const { id, value } = await makeKnownToken();
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);
    const { rows } = await database.pool.query('select sum(calls) as calls from token_usage where token_id = $1', [id]);
    expect(rows).toEqual([{ calls: '4' }]);
    for (const output of [one.output(), two.output()]) {
      expect(output).toContain('/v1/users/self');
      expect(output).not.toContain(value);
      expect(output).not.toContain(owner);
      expect(output).not.toContain(value.split('.')[2] ?? 'no signature');
    }
  });
});
