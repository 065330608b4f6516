import { beforeAll, describe, expect, it } from 'vitest';

import { createDatabase, createPool } from '#db/client.ts';
import { holdClock } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later } from '#db/testing/visitor-context.ts';
import { allowClient, CODE_MS } from '#lib/grants/allow-client.ts';
import { redeemCode } from '#lib/grants/redeem-code.ts';
import { endSession } from '#lib/users/end-session.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';
import { cliRequest, makePerson, refreshForm, sendForm, type PersonUnderTest } from './testing/program.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let person: PersonUnderTest;
beforeAll(async () => {
  api = await makeApi(database);
  person = await makePerson(api);
});

async function lastAction() {
  const { rows } = await database.pool.query<{ action: string; actor_type: string; after: unknown; result: string }>(
    'select action, actor_type, after, result from audit_events where organization_id = $1 order by sequence desc limit 1',
    [api.organization.id],
  );
  return rows[0];
}

describe('a code', () => {
  it('works once; a second time ends the session it opened, on record', async () => {
    const form = await person.allow();
    const { body } = await sendForm(api, form);
    const replay = await sendForm(api, form);
    expect([replay.status, replay.body]).toEqual([
      400,
      { error: 'invalid_grant', error_description: expect.any(String) },
    ]);
    expect((await api.ask('/userinfo', { token: body.access_token })).status).toBe(401);
    expect((await sendForm(api, refreshForm(body.refresh_token))).body.error).toBe('invalid_grant');
    expect(await lastAction()).toMatchObject({
      action: 'user.client_ended',
      actor_type: 'SYSTEM',
      after: { client: 'Astro CLI', reason: 'its code was used twice' },
    });
  });

  it('sent many times at once opens one session at most, and leaves none', async () => {
    const form = await person.allow();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendForm(api, form)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect((await api.ask('/userinfo', { token: won[0]?.body.access_token })).status).toBe(401);
  });

  it.each([
    [
      'another verifier',
      { code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
      'its code came with a wrong verifier',
    ],
    ['another address', { redirect_uri: 'http://localhost:54321/callback' }, 'its code came with another address'],
  ])('with %s is refused, used up and on record', async (_what, change, reason) => {
    const form = await person.allow();
    const refused = await sendForm(api, { ...form, ...change });
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant']);
    expect(await lastAction()).toMatchObject({
      action: 'user.client_refused',
      actor_type: 'SYSTEM',
      result: 'REFUSED',
      after: { client: 'Astro CLI', reason },
    });
    expect((await sendForm(api, form)).body.error).toBe('invalid_grant');
  });

  it('sent with the challenge in place of the verifier (plain PKCE) is refused', async () => {
    const { query } = cliRequest();
    const { to } = await allowClient(person.ctx, query);
    const form = { ...(await person.allow()), code: new URL(to).searchParams.get('code') ?? '' };
    const refused = await sendForm(api, { ...form, code_verifier: query['code_challenge'] ?? '' });
    expect(refused.body.error).toBe('invalid_grant');
  });

  it.each(['other', 'Astro-CLI', ''])('of another program (client_id %j) is refused, and not used up', async (id) => {
    const form = await person.allow();
    const refused = await sendForm(api, { ...form, client_id: id });
    const expected = id === '' ? [400, 'invalid_request'] : [401, 'invalid_client'];
    expect([refused.status, refused.body.error]).toEqual(expected);
    expect((await sendForm(api, form)).status).toBe(200);
  });

  it('that was given to another program is refused to this one', async () => {
    const form = await person.allow();
    await database.pool.query(`update authorization_codes set client_id = 'other' where used_at is null`);
    expect((await sendForm(api, form)).body.error).toBe('invalid_grant');
    expect((await lastAction())?.after).toEqual({ client: 'other', reason: 'its code came from another program' });
  });

  it('runs out after a minute', async () => {
    const { grant_type: _grant, ...form } = await person.allow();
    const now = new Date();
    await expect(redeemCode(later({ ...person.ctx, now }, CODE_MS), form)).rejects.toMatchObject({
      details: { error: 'invalid_grant' },
    });
  });

  it('is worth nothing once the browser session it was allowed in has ended', async () => {
    const { user, sessionId, allow } = await makePerson(api);
    const form = await allow();
    await database.pool.query('update sessions set ended_at = now() where id = $1', [sessionId]);
    expect((await sendForm(api, form)).body.error).toBe('invalid_grant');
    const { rows } = await database.pool.query('select id from sessions where user_id = $1', [user.id]);
    expect(rows).toHaveLength(1);
  });

  it('exchanged while the browser signs out leaves nothing behind, whichever comes first', async () => {
    const outcomes = [];
    for (let trial = 0; trial < 20; trial++) {
      const { ctx, allow } = await makePerson(api);
      const form = await allow();
      const [{ status, body }] = await Promise.all([sendForm(api, form), endSession({ ...ctx, now: new Date() })]);
      outcomes.push(status);
      if (status === 200) expect((await api.ask('/userinfo', { token: body.access_token })).status).toBe(401);
    }
    expect(outcomes.every((status) => status === 200 || status === 400)).toBe(true);
  });

  it.each(['nonsense', 'x'.repeat(3_000), '\u0000'])('that never was (%j) is refused', async (code) => {
    const refused = await sendForm(api, { ...(await person.allow()), code });
    expect([refused.status, typeof refused.body.error_description]).toEqual([400, 'string']);
  });
});

describe('the form', () => {
  it.each([
    ['no grant_type', {}, 'invalid_request'],
    ['an unknown grant', { grant_type: 'password', client_id: 'astro-cli' }, 'unsupported_grant_type'],
    ['a grant that only looks known', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['API keys of old', { grant_type: 'client_credentials', client_id: 'x' }, 'unsupported_grant_type'],
    ['no code', { grant_type: 'authorization_code', client_id: 'astro-cli' }, 'invalid_request'],
    ['no refresh token', { grant_type: 'refresh_token', client_id: 'astro-cli' }, 'invalid_request'],
    ['an unknown refresh token', refreshForm('nonsense'), 'invalid_grant'],
    ['a refresh by another program', { ...refreshForm('x'), client_id: 'other' }, 'invalid_client'],
  ])('%s: %s', async (_what, form, error) => {
    const { status, body } = await sendForm(api, form);
    expect([status, body]).toEqual([
      error === 'invalid_client' ? 401 : 400,
      { error, error_description: expect.any(String) },
    ]);
  });

  it('without PKCE, as JSON, with a parameter twice, or by GET: refused', async () => {
    const { code_verifier: _verifier, ...form } = await person.allow();
    expect((await sendForm(api, form)).body.error).toBe('invalid_request');
    const json = await api.ask('/oauth/token', { method: 'POST', token: null, json: form });
    expect([json.status, json.body.error]).toEqual([400, 'invalid_request']);
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const body = `grant_type=refresh_token&${new URLSearchParams(refreshForm('x'))}`;
    const twice = await api.ask('/oauth/token', { method: 'POST', token: null, headers, body });
    expect([twice.status, twice.body.error]).toEqual([400, 'invalid_request']);
    const got = await api.ask('/oauth/token', { token: null });
    expect([got.status, got.headers.get('allow'), got.body]).toEqual([
      405,
      'POST',
      { error: 'invalid_request', error_description: 'Send a POST request.' },
    ]);
  });

  it('does not take an access token for a refresh token, nor the other way round', async () => {
    const { access, refresh } = await person.signInCli();
    expect((await sendForm(api, refreshForm(access))).body.error).toBe('invalid_grant');
    expect((await api.ask('/userinfo', { token: refresh })).status).toBe(401);
  });

  it('while the database is away gets temporarily_unavailable, to be tried again in a second', async () => {
    const away = await makeApi(database);
    const pool = createPool('postgres://nobody:none@127.0.0.1:9/none', { connectionTimeoutMillis: 300 });
    Object.assign(away.runtime, { db: createDatabase(pool) });
    const { status, headers, body } = await sendForm(away, refreshForm('nonsense'));
    await pool.end();
    expect([status, headers.get('retry-after'), body]).toEqual([
      503,
      '1',
      { error: 'temporarily_unavailable', error_description: expect.any(String) },
    ]);
  });

  it('is limited by address, announced as for the API', async () => {
    const limited = await makeApi(database);
    Object.assign(limited.runtime.env, { API_POST_PER_SECOND: 1, API_BURST: 2 });
    holdClock(limited.runtime);
    const from = (address: string) => sendForm(limited, refreshForm('nonsense'), address);
    const statuses = [];
    for (const last of ['1', '2', '3']) statuses.push((await from(`2001:db8:1:1::${last}`)).status);
    expect(statuses).toEqual([400, 400, 429]);
    const refused = await from('2001:db8:1:1::4');
    expect([refused.body.error, refused.headers.get('retry-after')]).toEqual(['temporarily_unavailable', '1']);
    expect((await from('2001:db8:1:2::1')).status).toBe(400);
  });
});
