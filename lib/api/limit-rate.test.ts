import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { insertTokenCopies } from '#db/testing/token-copies.ts';

import { createApi } from './app.ts';
import { makeApi, type ApiUnderTest } from './testing/api-client.ts';
import { TokenBuckets } from './token-buckets.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeAll(async () => {
  api = await makeApi(database);
});

/** The API with limits, at a moment that the test moves. */
function limited() {
  const clock = { at: Date.now(), now: () => new Date(clock.at) };
  const limits = { API_GET_PER_SECOND: 2, API_POST_PER_SECOND: 0, API_DELETE_PER_SECOND: 1, API_BURST: 3 };
  const app = createApi({ ...api.runtime, clock, env: { ...api.runtime.env, ...limits } });
  const ask = (path = '/v1/organizations', token = api.caller.value, method = 'GET') =>
    app.fetch(new Request(`http://localhost:8888${path}`, { method, headers: { authorization: `Bearer ${token}` } }));
  return { clock, ask };
}

it('tokens created too fast through either door answer 429 here, with Retry-After', async () => {
  const app = createApi({ ...api.runtime, env: { ...api.runtime.env, API_POST_PER_SECOND: 1, API_BURST: 1000 } });
  const create = () =>
    app.fetch(
      new Request(`http://localhost:8888${api.base}/tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.caller.value}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'ci', scope: 'ORGANIZATION', role: 'ORGANIZATION_MEMBER' }),
      }),
    );
  const { id } = (await (await create()).json()) as { id: string };
  await insertTokenCopies(database.db, id, 59);
  const { status, headers } = await create();
  expect([status, Number(headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});

describe('limits per token', () => {
  it('are announced, refuse with 429 and Retry-After, and end with time', async () => {
    const { clock, ask } = limited();
    const seen = [];
    for (let at = 0; at < 4; at++) {
      const { status, headers } = await ask();
      seen.push([status, headers.get('ratelimit-policy'), headers.get('ratelimit'), headers.get('retry-after')]);
    }
    expect(seen).toEqual([
      [200, '"get";q=3;w=2', '"get";r=2;t=1', null],
      [200, '"get";q=3;w=2', '"get";r=1;t=1', null],
      [200, '"get";q=3;w=2', '"get";r=0;t=2', null],
      [429, '"get";q=3;w=2', '"get";r=0;t=2', '1'],
    ]);
    expect(await (await ask()).json()).toEqual({
      message: 'This token may send 2 GET requests per second. Try again in 1 second.',
      requestId: 'unknown',
      statusCode: 429,
    });
    clock.at += 500;
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
    clock.at += 60_000;
    for (const status of [200, 200, 200, 429]) expect((await ask()).status).toBe(status);
  });

  it('are counted for each token and method alone, under all bases together; 0 is none', async () => {
    const { ask } = limited();
    const other = await api.issue('other');
    const bases = ['/v1', '/platform/v1beta1', '/v1'];
    for (const base of bases) expect((await ask(`${base}/organizations`)).status).toBe(200);
    expect((await ask('/platform/v1beta1/organizations')).status).toBe(429);
    expect((await ask(undefined, other.value)).status).toBe(200);
    expect((await ask(`${api.tokens}/x`, undefined, 'DELETE')).status).toBe(404);
    for (let at = 0; at < 5; at++) {
      const answer = await ask(api.tokens, undefined, 'POST');
      expect([answer.status, answer.headers.get('ratelimit')]).toEqual([400, null]);
    }
    // Nobody is told about limits of a token that is not in force.
    const stranger = await ask(undefined, 'nobody');
    expect([stranger.status, stranger.headers.get('ratelimit')]).toEqual([401, null]);
  });
});

describe('a bucket', () => {
  const limit = { name: 'get', perSecond: 5, burst: 10 } as const;

  it('never lets more through than the burst and what came back since', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 200 }), (waits) => {
        let now = 0;
        let allowed = 0;
        const buckets = new TokenBuckets(() => now);
        for (const wait of waits) {
          now += wait;
          if (buckets.take('token', limit).isAllowed) allowed++;
          expect(allowed).toBeLessThanOrEqual(limit.burst + (now / 1000) * limit.perSecond + 1e-6);
        }
      }),
    );
  });

  it('says truthfully when one more is allowed, also after the clock was set back', () => {
    let now = 1_000_000;
    const buckets = new TokenBuckets(() => now, 2);
    for (let at = 0; at < 10; at++) expect(buckets.take('token', limit).isAllowed).toBe(true);
    now -= 500_000;
    const { isAllowed, retryAfterSeconds } = buckets.take('token', limit);
    expect([isAllowed, retryAfterSeconds]).toEqual([false, 1]);
    now += retryAfterSeconds * 1000;
    expect(buckets.take('token', limit).isAllowed).toBe(true);
    // Bounded memory: the bucket longest unused is forgotten.
    buckets.take('second', limit);
    buckets.take('third', limit);
    expect(buckets.take('token', limit).remaining).toBe(9);
  });
});
