import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { createApi } from './app.ts';
import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const SCRAPE_TOKEN = 'scrape-token-of-a-test';
const database = useTestDatabase();
let api: ApiUnderTest;
let runtime: Runtime;

beforeAll(async () => {
  api = await makeApi(database);
  for (const [name, days] of [
    ['soon', 1],
    ['week', 5],
    ['month', 20],
    ['late', 200],
  ] as const) {
    await createToken(await api.context(), { name, role: 'ORGANIZATION_MEMBER', expiryDays: days });
  }
});
beforeEach(() => {
  const { db, secrets, clock, log, env } = api.runtime;
  const verification = createVerification({ db, databaseUrl: database.url, secrets, clock, log, guessLimit: 2 });
  runtime = { ...api.runtime, verification, env: { ...env, METRICS_TOKEN: SCRAPE_TOKEN } };
});

const scrape = (from: Runtime, token: string | null = SCRAPE_TOKEN) =>
  createApi(from).fetch(
    new Request(
      'http://localhost:8888/metrics',
      token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
    ),
  );

/** Samples by name and labels; throws for what OpenMetrics 1.0 does not allow: a sample without its family, or two alike. */
function readOpenMetrics(text: string): Map<string, number> {
  expect(text.endsWith('\n# EOF\n')).toBe(true);
  const families = new Map<string, string>();
  const samples = new Map<string, number>();
  for (const line of text.split('\n').slice(0, -2)) {
    const [, name = '', type = ''] = /^# TYPE (\w+) (\w+)$/.exec(line) ?? [];
    if (type !== '') families.set(name, type);
    if (line.startsWith('# ')) continue;
    const [, sample = '', labels = '', value = ''] = /^([a-z_]+)(\{.*\})? (\S+)$/.exec(line) ?? [];
    const family = sample.replace(/_(total|bucket|count|sum)$/, '');
    const expected = sample.endsWith('_total') ? 'counter' : family === sample ? 'gauge' : 'histogram';
    if (families.get(family) !== expected) throw new Error(`“${line}” is of no family, or of one of another type`);
    if (samples.has(sample + labels)) throw new Error(`“${line}” is there twice`);
    samples.set(sample + labels, Number(value));
  }
  return samples;
}

describe('/metrics', () => {
  it('says in OpenMetrics what was verified, how fast, and how the tokens stand', async () => {
    const { verification } = runtime;
    const caller = { address: '203.0.113.7', userAgent: 'vitest' };
    for (const value of [api.caller.value, api.caller.value, 'noise']) await verification.verify(value, caller);
    const answer = await scrape(runtime);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
      'no-store',
    ]);
    const text = await answer.text();
    expect(Object.fromEntries(readOpenMetrics(text))).toMatchObject({
      'latchkey_verifications_total{result="accepted"}': 2,
      'latchkey_verifications_total{result="noise"}': 1,
      'latchkey_verifications_total{result="unavailable"}': 0,
      'latchkey_verification_duration_seconds_bucket{le="1"}': 3,
      'latchkey_verification_duration_seconds_bucket{le="+Inf"}': 3,
      latchkey_verification_duration_seconds_count: 3,
      latchkey_verification_duration_seconds_sum: expect.closeTo(0.05, 0),
      'latchkey_token_cache_lookups_total{result="hit"}': 0,
      latchkey_token_cache_entries: 1,
      latchkey_change_listener_live: 0,
      latchkey_guessing_lockouts_total: 0,
      latchkey_tokens: 5,
      'latchkey_tokens_expiring{within="1d"}': 1,
      'latchkey_tokens_expiring{within="7d"}': 2,
      'latchkey_tokens_expiring{within="30d"}': 3,
      latchkey_tokens_never_used: 5,
      'latchkey_token_values{pepper="1"}': 5,
    });
    // Not measured yet, so there is no number.
    expect(text).not.toMatch(/^latchkey_clock_skew_seconds /m);
    expect(text).not.toContain(api.organization.id);
    expect(text).not.toContain(api.caller.id);
  });

  it('is nothing without METRICS_TOKEN, and needs it: wrong ones are guesses', async () => {
    const { env } = api.runtime;
    const nothing = await scrape({ ...runtime, env });
    const elsewhere = await createApi(runtime).fetch(new Request('http://localhost:8888/nothing'));
    expect([nothing.status, await nothing.text()]).toEqual([404, await elsewhere.text()]);
    const missing = await scrape(runtime, null);
    expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="latchkey metrics"']);
    for (const wrong of [`${SCRAPE_TOKEN}x`, api.caller.value]) expect((await scrape(runtime, wrong)).status).toBe(401);
    const locked = await scrape(runtime, 'third');
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '300']);
    expect((await scrape(runtime)).status).toBe(200);
  });

  it('asks the database once however many scrape, and answers without it while it is away', async () => {
    let asked = 0;
    let isAway = true;
    const db = new Proxy(runtime.db, {
      get(target, name) {
        if (name !== 'select') return Reflect.get(target, name, target);
        asked++;
        if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
        return target.select.bind(target);
      },
    });
    const app = createApi({ ...runtime, db });
    const ask = async () => {
      const headers = { authorization: `Bearer ${SCRAPE_TOKEN}` };
      const answer = await app.fetch(new Request('http://localhost:8888/metrics', { headers }));
      return readOpenMetrics(await answer.text());
    };
    const without = await ask();
    expect(without.has('latchkey_tokens')).toBe(false);
    expect(without.get('latchkey_change_listener_live')).toBe(0);
    isAway = false;
    asked = 0;
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => answer.get('latchkey_tokens'))).toEqual([5, 5, 5]);
    // One statement for the tokens and one for their values.
    expect(asked).toBe(2);
  });
});

it('the authorization server describes itself (RFC 8414)', async () => {
  const { status, body } = await api.ask('/.well-known/oauth-authorization-server', { token: null });
  expect(status).toBe(200);
  expect(body.issuer).toBe('http://localhost:8888');
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('_endpoint')) expect(String(value).startsWith(`${body.issuer}/`), name).toBe(true);
  }
  expect(body).toMatchObject({
    introspection_endpoint: 'http://localhost:8888/oauth/introspect',
    revocation_endpoint: 'http://localhost:8888/oauth/revoke',
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
  });
  // Public keys would invite checks that never see a revocation.
  expect(body).not.toHaveProperty('jwks_uri');
});
