import { beforeAll, describe, expect, it } from 'vitest';

import { createDatabase, createPool } from '#db/client.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { createDirectDoors } from './direct-doors.ts';
import { startDirect } from './testing/direct.ts';
import { startDoors, type Answer } from './testing/doors.ts';

// Every refusal of the two doors of OAuth, over HTTP: one shape, whoever refuses and why.

const database = useTestDatabase();
const INTROSPECT = '/oauth/introspect';
const REVOKE = '/oauth/revoke';
const BOTH = [INTROSPECT, REVOKE] as const;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const FORWARDED = '203.0.113.9';

let door: Awaited<ReturnType<typeof startDirect>>;
let caller: string;
/** A value of ours; what is refused must not end it. */
let victim: string;
beforeAll(async () => {
  door = await startDirect(database);
  [caller, victim] = [door.api.caller.value, (await door.api.issue('victim')).value];
});

const basic = (value: string) => ({ authorization: `Basic ${Buffer.from(`any:${value}`).toString('base64')}` });

/** The doors of a process that differs in something, asked with a form. */
async function doorsOf(change: Partial<Runtime> = {}) {
  const { call } = await startDoors({ direct: createDirectDoors({ ...door.api.runtime, ...change }) });
  return (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', headers: { ...FORM, ...headers }, body: `${new URLSearchParams(fields)}` });
}

/** Verification with another limit, database or clock. */
function verificationWith(change: { guessLimit?: number; db?: Runtime['db']; clock?: Runtime['clock'] }) {
  const { db, secrets, clock, log } = door.api.runtime;
  return createVerification({ db, databaseUrl: database.url, secrets, clock, log, guessLimit: 0, ...change });
}

interface Expected {
  headers?: Record<string, unknown>;
  description?: unknown;
}

function expectRefusal(answer: Answer, status: number, error: string, { headers = {}, description }: Expected = {}) {
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    status,
    { error, error_description: description ?? expect.stringMatching(/^[ !#-[\]-~]+$/) },
  ]);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': String(answer.body.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-latchkey-request-id': expect.stringMatching(/^c[0-9a-z]{24}$/),
    ...headers,
  });
  for (const name of ['www-authenticate', 'retry-after', 'allow']) {
    expect([name, name in answer.headers]).toEqual([name, name in headers]);
  }
}

describe.each(BOTH)('POST %s refuses', (path) => {
  it('what is no form that can be read: invalid_request', async () => {
    const ask = await doorsOf();
    const { bearer, call } = door;
    expectRefusal(await ask(path, {}, bearer(caller)), 400, 'invalid_request');
    expectRefusal(await ask(path, { token: victim, client_secret: victim }, bearer(caller)), 400, 'invalid_request');
    expectRefusal(await ask(path, { token: 'x'.repeat(9_000) }), 413, 'invalid_request');
    expectRefusal(await ask(path, {}, { 'content-type': 'application/json' }), 415, 'invalid_request');
    expectRefusal(await call(path), 405, 'invalid_request', { headers: { allow: 'POST' } });
  });

  it('a caller that is nobody: invalid_token for a bearer, else invalid_client', async () => {
    const ask = await doorsOf();
    const told = await ask(path, { token: victim }, door.bearer('a.b.c'));
    const description =
      'This API token is not known here. Check that the whole value was copied, or create another one.';
    const challenge = `Bearer realm="latchkey", error="invalid_token", error_description="${description}"`;
    expectRefusal(told, 401, 'invalid_token', { description, headers: { 'www-authenticate': challenge } });
    expectRefusal(await ask(path, { token: victim }, basic('a.b.c')), 401, 'invalid_client', {
      headers: { 'www-authenticate': 'Basic realm="latchkey"' },
    });
    expectRefusal(await ask(path, { token: victim, client_secret: 'a.b.c' }), 401, 'invalid_client', {
      headers: { 'www-authenticate': 'Bearer realm="latchkey"' },
    });
  });

  it('a caller without the permission: insufficient_scope', async () => {
    const ask = await doorsOf();
    const context = await door.api.context();
    // Every role of an Organization may introspect, so this token has none.
    const { token, secret } = await createToken(context, {
      name: 'bare',
      role: 'ORGANIZATION_MEMBER',
      expiryDays: null,
    });
    await database.pool.query('delete from role_bindings where subject_id = $1', [token.id]);
    expectRefusal(await ask(path, { token: victim }, door.bearer(secret ?? '')), 403, 'insufficient_scope', {
      headers: { 'www-authenticate': expect.stringContaining('error="insufficient_scope"') },
    });
  });

  it('a caller at an address that its token or its Organization does not list: access_denied', async () => {
    const { api, bearer } = door;
    const input = { name: 'bound', role: 'ORGANIZATION_OWNER', expiryDays: null, allowedIpRanges: [FORWARDED] };
    const { secret } = await createToken(await api.context(), input);
    const here = expect.stringContaining('Your address 127.0.0.1 is not among those this API token may be used from.');
    for (const headers of [bearer(secret ?? ''), basic(secret ?? '')]) {
      expectRefusal(await (await doorsOf())(path, { token: victim }, headers), 403, 'access_denied', {
        description: here,
      });
    }

    const listed = await startDirect(database);
    await addIpRanges(await listed.api.context(), { ranges: ['198.51.100.0/24', '203.0.113.7/32'] });
    const env = { ...listed.api.runtime.env, TRUSTED_PROXIES: ['127.0.0.1'] };
    const ask = await doorsOf({ ...listed.api.runtime, env });
    const headers = { ...bearer(listed.api.caller.value), 'x-forwarded-for': FORWARDED };
    expectRefusal(await ask(path, { token: victim }, headers), 403, 'access_denied', {
      description: expect.stringContaining(`Your address ${FORWARDED} is not in the IP access list`),
    });
  });

  it('an address that tried too many values: temporarily_unavailable with Retry-After', async () => {
    const ask = await doorsOf({ verification: verificationWith({ guessLimit: 1 }) });
    const guess = () => ask(path, { token: victim }, door.bearer('a.b.c'));
    expect((await guess()).status).toBe(401);
    expectRefusal(await guess(), 429, 'temporarily_unavailable', { headers: { 'retry-after': '300' } });
  });

  it('while the database is away: temporarily_unavailable, to be tried again in a second', async () => {
    const pool = createPool('postgres://nobody:none@127.0.0.1:9/none', { connectionTimeoutMillis: 300 });
    const db = createDatabase(pool);
    const ask = await doorsOf({ db, pool, verification: verificationWith({ db }) });
    const headers = { 'retry-after': '1' };
    expectRefusal(await ask(path, { token: victim }, door.bearer(caller)), 503, 'temporarily_unavailable', { headers });
    if (path === REVOKE) expectRefusal(await ask(path, { token: victim }), 503, 'temporarily_unavailable', { headers });
    await pool.end();
  });

  it('while the clock is wrong: temporarily_unavailable', async () => {
    const clock = { now: () => new Date(Date.now() + 10_000) };
    const ask = await doorsOf({ verification: verificationWith({ clock }) });
    expectRefusal(await ask(path, { token: victim }, door.bearer(caller)), 503, 'temporarily_unavailable', {
      headers: { 'retry-after': '1' },
      description: expect.stringContaining('more than 5 seconds apart'),
    });
  });

  it('what breaks on our side: server_error, without a word of what it was', async () => {
    const verify = () => {
      throw new Error('secret of the inside');
    };
    const ask = await doorsOf({ verification: { ...door.api.runtime.verification, verify } });
    expectRefusal(await ask(path, { token: victim }, door.bearer(caller)), 500, 'server_error', {
      description: 'Something broke on our side. Try again.',
    });
  });
});

describe('POST /oauth/revoke refuses', () => {
  it('noise of an address that is locked out, and more values at once than it may send', async () => {
    const at = new Date();
    const clock = { now: () => at };
    const env = { ...door.api.runtime.env, API_POST_PER_SECOND: 1, API_BURST: 1 };
    const ask = await doorsOf({ env, clock, verification: verificationWith({ guessLimit: 1 }) });
    expect((await ask(REVOKE, { token: 'noise' })).status).toBe(200);
    expectRefusal(await ask(REVOKE, { token: 'noise' }), 429, 'temporarily_unavailable', {
      headers: { 'retry-after': '300' },
    });
    const ended = (await door.api.issue('ended')).value;
    expect((await ask(REVOKE, { token: ended })).status).toBe(200);
    expectRefusal(await ask(REVOKE, { token: victim }), 429, 'temporarily_unavailable', {
      description: 'Too many values were revoked at once. Try again in 1 second.',
      headers: { 'retry-after': '1' },
    });
  });
});

describe('the addresses beside them', () => {
  it('/verify goes on to refuse in the shape of the API', async () => {
    const { status, body, headers } = await door.verify('a.b.c');
    const message = expect.stringContaining('not known here');
    expect([status, JSON.parse(body)]).toEqual([
      401,
      { message, requestId: headers['x-latchkey-request-id'], statusCode: 401 },
    ]);
  });

  it('/oauth/token refuses a body that is too large in the shape of OAuth', async () => {
    const ask = await doorsOf();
    const answer = await ask('/oauth/token', { code: 'x'.repeat(1024 * 1024) });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      413,
      { error: 'invalid_request', error_description: expect.any(String) },
    ]);
  });

  it('nothing that was refused here ended the value', async () => {
    expect((await door.verify(victim)).status).toBe(200);
  });
});
