import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';
import { spawnApi, type ApiProcess } from './testing/spawn-api.ts';

// The same API as the server process serves it: what tests of the application alone cannot see.
const database = useTestDatabase();
let api: ApiUnderTest;
let server: ApiProcess;
beforeAll(async () => {
  api = await makeApi(database);
  server = await spawnApi(database.url, database.secrets);
});
afterAll(async () => {
  await server?.stop();
});

const call = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  server.fetch(path, {
    ...init,
    headers: { authorization: `Bearer ${api.caller.value}`, ...init.headers },
  });
const asJson = { 'content-type': 'application/json' };

it('serves the life of a token', async () => {
  const made = await call(api.tokens, {
    method: 'POST',
    headers: asJson,
    body: JSON.stringify({ name: 'e2e', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' }),
  });
  expect([made.status, made.headers.get('content-type'), made.headers.get('cache-control')]).toEqual([
    200,
    'application/json',
    'no-store',
  ]);
  const token = (await made.json()) as { id: string; roles: object[]; token: string };
  const path = `${api.tokens}/${token.id}`;
  const statuses = [
    await call(path),
    await call(`${path}?x=1`, { method: 'HEAD' }),
    await call(path, { method: 'POST', headers: asJson, body: '{"name":"renamed"}' }),
    await call(`${path}/roles`, { method: 'POST', headers: asJson, body: JSON.stringify({ roles: token.roles }) }),
    await call(`${path}/rotate`, { method: 'POST' }),
    await call(`${path}/rotate`, { method: 'POST', headers: asJson }),
    await call(`${path}/rotate`, { method: 'POST', headers: asJson, body: '{"overlap":"1h"}' }),
    await call(path, { method: 'DELETE' }),
    await call(path, { method: 'DELETE', headers: asJson, body: '{}' }),
  ].map((response) => response.status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 204, 404]);
});

describe('bodies', () => {
  it('of more than 1 MiB: 413 in the shape of the API, with and without a stated length', async () => {
    const text = JSON.stringify({ name: 'x'.repeat(1024 * 1024 + 10) });
    const stream = new Blob([text]).stream();
    for (const init of [{ body: text }, { body: stream, duplex: 'half' as const }]) {
      const response = await call(api.tokens, { method: 'POST', headers: asJson, ...init });
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({
        message: expect.any(String),
        requestId: response.headers.get('x-latchkey-request-id'),
        statusCode: 413,
      });
    }
  });

  it('sent in pieces without a length are read', async () => {
    const body = new Blob(['{"name":"chunked","role":"ORGANIZATION_MEMBER",', '"scope":"ORGANIZATION"}']).stream();
    const response = await call(api.tokens, { method: 'POST', headers: asJson, body, duplex: 'half' });
    expect(response.status).toBe(200);
  });
});

it('does not believe what a client says about itself', async () => {
  const response = await call('/v1/nothing', {
    headers: { 'x-latchkey-request-id': 'forged', 'x-latchkey-address': '1.2.3.4', 'x-forwarded-for': '1.2.3.4' },
  });
  const { requestId } = (await response.json()) as { requestId: string };
  expect(requestId).toMatch(/^c[0-9a-z]{24}$/);
});

it('answers 401 with a challenge, 404 and 405 in JSON', async () => {
  const nobody = await server.fetch('/v1/organizations');
  expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="latchkey"']);
  for (const [method, path, status] of [
    ['GET', '/v1/nothing', 404],
    ['PUT', '/v1/organizations', 405],
  ] as const) {
    const response = await call(path, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json']);
  }
});
