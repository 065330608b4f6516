import { beforeAll, describe, expect, it } from 'vitest';

import { insertMember, insertOrganization, addMember } from '#db/testing/factories.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { allowClient, refuseClient } from '#lib/grants/allow-client.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';
import { CALLBACK, cliRequest, makePerson, refreshForm, sendForm, type PersonUnderTest } from './testing/program.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let person: PersonUnderTest;
beforeAll(async () => {
  api = await makeApi(database);
  person = await makePerson(api);
});

const actions = async (api_ = api) => {
  const { rows } = await database.pool.query<{ action: string; actor_type: string; after: unknown; result: string }>(
    'select action, actor_type, after, result from audit_events where organization_id = $1 order by sequence',
    [api_.organization.id],
  );
  return rows;
};

describe('astro login', () => {
  it('asks where to sign in: three fields, the address with a slash at its end', async () => {
    const { status, body } = await api.ask('/private/v1alpha1/cli/auth-config', { token: null });
    expect(status).toBe(200);
    expect(body).toEqual({ clientId: 'astro-cli', audience: 'astronomer-ee', domainUrl: 'http://localhost:8888/' });
    expect((await api.ask('/private/v1alpha1/cli/auth-config', { token: null, method: 'POST' })).status).toBe(405);
  });

  it('gets tokens for its code, and with them what it reads next', async () => {
    const { status, headers, body } = await sendForm(api, await person.allow());
    expect([status, headers.get('content-type'), headers.get('cache-control'), headers.get('pragma')]).toEqual([
      200,
      'application/json',
      'no-store',
      'no-cache',
    ]);
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'openid profile email offline_access',
    });
    const token = body.access_token;
    const asked = async (path: string) => (await api.ask(path, { token })).body;
    expect(await asked('/userinfo')).toEqual({
      sub: person.user.id,
      email: person.user.email,
      name: person.user.fullName,
    });
    expect(await asked('/v1/users/self?createIfNotExist=true')).toMatchObject({
      id: person.user.id,
      username: person.user.email,
      status: 'ACTIVE',
      organizationId: api.organization.id,
      roles: [{ role: 'ORGANIZATION_OWNER', scope: { type: 'ORGANIZATION', entityId: api.organization.id } }],
    });
    expect(await asked(api.base)).toMatchObject({ id: api.organization.id, product: 'HOSTED' });
    expect(await asked('/v1/organizations?limit=100')).toMatchObject({
      totalCount: 1,
      organizations: [{ id: api.organization.id }],
    });
    expect(await asked(`${api.base}/workspaces?limit=1000`)).toMatchObject({ workspaces: [] });
  });

  it('gets a JWT that it can decode and that does not pass for an API token', async () => {
    const { access } = await person.signInCli();
    const [header, payload] = access
      .split('.', 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(header).toEqual({ alg: 'EdDSA', kid: expect.any(String), typ: 'at+jwt' });
    const now = Math.floor(Date.now() / 1000);
    expect(payload).toEqual({
      iss: 'http://localhost:8888',
      sub: person.user.id,
      aud: 'astronomer-ee',
      client_id: 'astro-cli',
      jti: expect.any(String),
      iat: expect.closeTo(now, -1),
      exp: expect.closeTo(now + 3600, -1),
    });
    expect((await api.runtime.verification.verify(access, person.ctx.request)).ok).toBe(false);
  });

  it('is signed in with an API token as well (--token-login): userinfo has what the CLI insists on', async () => {
    expect((await api.ask('/userinfo')).body).toEqual({ sub: api.caller.id, email: 'caller', name: 'caller' });
  });

  it('gets no refresh token that it did not ask for', async () => {
    const { body } = await sendForm(api, await person.allow({ scope: 'openid email' }));
    expect([body.refresh_token, body.scope]).toEqual([undefined, 'openid email']);
  });

  it('refreshes as often as it likes with the one refresh token that it keeps', async () => {
    const { access, refresh } = await person.signInCli();
    for (let n = 0; n < 3; n++) {
      const { status, body } = await sendForm(api, refreshForm(refresh));
      expect([status, body]).toEqual([
        200,
        { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 },
      ]);
      expect((await api.ask('/userinfo', { token: body.access_token })).status).toBe(200);
    }
    // Two commands at once must not end each other.
    expect((await api.ask('/userinfo', { token: access })).status).toBe(200);
  });
});

describe('the person', () => {
  it('is asked to prove who they are when the last proof is old', async () => {
    const { query } = cliRequest();
    const old = {
      ...person.ctx,
      person: { ...person.ctx.person, authenticatedAt: new Date(Date.now() - 11 * 60_000) },
    };
    await expect(allowClient(old, query)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
  });

  it('says no: the program is told, with its state, and it is on record', async () => {
    const { to } = await refuseClient(person.ctx, cliRequest({ state: 's t' }).query);
    expect(to.startsWith(`${CALLBACK}?error=access_denied&`)).toBe(true);
    expect(new URL(to).searchParams.get('state')).toBe('s t');
    expect((await actions()).at(-1)).toMatchObject({ action: 'user.client_refused', actor_type: 'USER', result: 'OK' });
  });

  it('cannot allow what a page would not show', async () => {
    for (const change of [{ redirect_uri: 'https://evil.example/callback' }, { code_challenge_method: 'plain' }]) {
      await expect(allowClient(person.ctx, cliRequest(change).query)).rejects.toMatchObject({ code: 'INVALID' });
    }
  });

  it('finds on record who allowed, who signed in, and refreshes at first and from elsewhere', async () => {
    const own = await makeApi(database);
    const { signInCli } = await makePerson(own);
    const { refresh } = await signInCli();
    for (const address of ['203.0.113.50', '203.0.113.50', '198.51.100.1', '198.51.100.1']) {
      expect((await sendForm(own, refreshForm(refresh), address)).status).toBe(200);
    }
    expect((await actions(own)).map(({ action }) => action).filter((action) => action.startsWith('user.'))).toEqual([
      'user.client_allowed',
      'user.signed_in',
      'user.client_refreshed',
      'user.client_refreshed',
    ]);
  });

  it('has secrets that no table holds, the audit log among them', async () => {
    const form = await person.allow();
    const { body } = await sendForm(api, form);
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const { rows: all } = await database.pool.query(`select t::text as line from "${name}" t`);
      const text = JSON.stringify(all);
      for (const secret of [form.code, form.code_verifier, body.access_token, body.refresh_token]) {
        expect(text.includes(secret), name).toBe(false);
      }
    }
  });

  it('of several Organizations has them all, newest first, and no other', async () => {
    const second = await insertOrganization(database.db, 'Second');
    const stranger = await insertOrganization(database.db, 'Stranger');
    const user = await insertMember(database.db, api.organization, { role: 'ORGANIZATION_MEMBER' });
    await addMember(database.db, second, user.id, 'ORGANIZATION_OWNER');
    const { access: token } = await (await makePerson(api, '', user)).signInCli();
    const { body } = await api.ask('/v1/organizations', { token });
    expect(body.organizations.map(({ id }: { id: string }) => id)).toEqual([second.id, api.organization.id]);
    const byName = await api.ask('/v1/organizations?sorts=name:asc&limit=1', { token });
    expect([byName.body.totalCount, byName.body.organizations[0].name]).toEqual([2, 'Acme']);
    const status = async (path: string) => (await api.ask(path, { token })).status;
    expect(await status(`/v1/organizations/${second.id}/tokens`)).toBe(200);
    expect(await status(`${api.base}/tokens`)).toBe(403);
    const foreign = await api.ask(`/v1/organizations/${stranger.id}/tokens`, { token });
    const unknown = await api.ask('/v1/organizations/c000000000000000000000000/tokens', { token });
    const noId = await api.ask('/v1/organizations/%00/tokens', { token });
    for (const answer of [foreign, unknown, noId]) expect([answer.status, answer.body]).toEqual([404, unknown.body]);
    expect((await api.ask('/v1/users/self', { token })).body.organizationId).toBe(second.id);
  });
});
