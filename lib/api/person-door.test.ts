import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { contextOf, holdClock } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later } from '#db/testing/visitor-context.ts';
import { bearerContext } from '#lib/doors/bearer.ts';
import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import { checkSession, CLIENT_IDLE_LIMIT_MS } from '#lib/users/check-session.ts';
import { endSession } from '#lib/users/end-session.ts';
import { endOwnSessions, listOwnSessions } from '#lib/users/own-sessions.ts';
import { removeUser } from '#lib/users/remove-user.ts';
import { resetPassword } from '#lib/users/reset-password.ts';
import { issuePasswordLink } from '#lib/users/issue-one-time-code.ts';
import { updateUserRole } from '#lib/users/update-user-role.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';
import { makePerson, refreshForm, sendForm, type PersonUnderTest } from './testing/program.ts';
import { spawnApi, type ApiProcess } from './testing/spawn-api.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
/** Another process on the same database: it must refuse what was ended here. */
let other: ApiProcess;
beforeAll(async () => {
  api = await makeApi(database);
  other = await spawnApi(database.url, database.secrets);
});
afterAll(() => other?.stop());

const statusOf = async (token: string, path = '/v1/users/self') => (await api.ask(path, { token })).status;

describe('an access token of a person', () => {
  it('opens the same Context as their browser does', async () => {
    const { user, ctx, sessionId, signInCli } = await makePerson(api, 'ORGANIZATION_MEMBER');
    const { access } = await signInCli();
    const own = await bearerContext(api.runtime, `Bearer ${access}`, ctx.request, api.organization.id);
    const inBrowser = await contextOf(api.runtime, api.organization, user, own.now);
    expect(own.bindings).toEqual(inBrowser.bindings);
    expect(own.organization).toEqual(inBrowser.organization);
    expect(own.actor).toMatchObject({ type: 'USER', id: user.id, label: user.fullName, email: user.email });
    expect(own.actor.type === 'USER' && own.actor.sessionId).not.toBe(sessionId);
  });

  it('obeys the roles of now', async () => {
    const { user, signInCli } = await makePerson(api);
    const { access } = await signInCli();
    expect(await statusOf(access, api.tokens)).toBe(200);
    await updateUserRole(await api.context(), { userId: user.id, role: 'ORGANIZATION_MEMBER' });
    expect(await statusOf(access, api.tokens)).toBe(403);
    const { body } = await api.ask(api.tokens, { token: access });
    expect(body.message).toContain('You are');
  });

  it('acts in the name of the person: their records and the audit log say so', async () => {
    const { user, signInCli } = await makePerson(api);
    const { access: token } = await signInCli();
    const made = await api.post(`${api.base}/workspaces`, { name: 'by hand' }, { token });
    expect(made.body.createdBy).toMatchObject({ id: user.id, subjectType: 'USER', username: user.email });
  });

  it('does what needs a proof of identity for ten minutes only; then the CLI is told how', async () => {
    const { user, signInCli } = await makePerson(api);
    const { access: token } = await signInCli();
    const create = (name: string) =>
      api.post(api.tokens, { name, role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' }, { token });
    const made = await create('in time');
    expect(made.status).toBe(200);
    await database.pool.query(
      `update sessions set authenticated_at = now() - interval '11 minutes' where user_id = $1`,
      [user.id],
    );
    const { status, body, headers } = await create('late');
    expect([status, body.message]).toEqual([401, 'Creating a token needs a recent sign-in. Run “astro login” again.']);
    expect(headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    // In the console, giving a token a role needs the same proof.
    const one = `${api.tokens}/${made.body.id}`;
    const change = (role: string) =>
      api.post(
        `${one}/roles`,
        { roles: [{ entityType: 'ORGANIZATION', entityId: api.organization.id, role }] },
        { token },
      );
    expect((await change('ORGANIZATION_OWNER')).body.message).toContain('Changing a role needs a recent sign-in.');
    expect((await api.post(one, { name: 'renamed' }, { token })).status).toBe(200);
  });

  it('is limited like an API token, all sessions of a person together', async () => {
    const limited = await makeApi(database);
    const { signInCli } = await makePerson(limited);
    const tokens = [await signInCli(), await signInCli()];
    Object.assign(limited.runtime.env, { API_GET_PER_SECOND: 1, API_BURST: 2 });
    holdClock(limited.runtime);
    const statuses = [];
    for (const { access } of [...tokens, ...tokens]) {
      statuses.push((await limited.ask('/v1/users/self', { token: access })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  it('is held to the IP access list, and does not see an Organization it may not use from there', async () => {
    const listed = await makeApi(database);
    const { signInCli, user } = await makePerson(listed);
    const { access: token } = await signInCli();
    await addIpRanges(await contextOf(listed.runtime, listed.organization, user), { ranges: ['203.0.113.0/28'] });
    const from = async (address: string, path: string) =>
      (await listed.ask(path, { token, headers: { 'x-latchkey-address': address } })).status;
    for (const path of [listed.base, '/v1/organizations', '/v1/users/self', '/userinfo']) {
      expect([path, await from('203.0.113.7', path)]).toEqual([path, 200]);
      expect([path, await from('203.0.113.50', path)]).toEqual([path, 403]);
    }
  });

  it.each(['eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30.', 'eyJ0eXAiOiJhdCtqd3QifQ.e30.x'])(
    'made up (%s) is refused without a query',
    async (value) => {
      const { status, headers, body } = await api.ask('/v1/users/self', { token: value });
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe(
        `Bearer realm="latchkey", error="invalid_token", error_description="${body.message}"`,
      );
    },
  );

  it('changed in one character, or signed again by somebody else, is refused', async () => {
    const { signInCli } = await makePerson(api);
    const { access } = await signInCli();
    const [header = '', payload = '', signature = ''] = access.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: api.owner.id })).toString('base64url');
    expect(await statusOf(`${header}.${forged}.${signature}`)).toBe(401);
    expect(await statusOf(`${header}.${payload}.${'A'.repeat(signature.length)}`)).toBe(401);
  });
});

type End = (person: PersonUnderTest, cli: string) => Promise<unknown>;
const ENDS: [string, End][] = [
  ['sign-out in the browser', ({ ctx }) => endSession(ctx)],
  ['the end of its own session in Account', ({ ctx }, sessionId) => endOwnSessions(ctx, { sessionId })],
  ['the end of all other sessions', ({ ctx }) => endOwnSessions(ctx, { sessionId: null })],
  [
    'the end of the session it was allowed in, from elsewhere',
    ({ ctx, sessionId }, cli) => endOwnSessions({ ...ctx, person: { ...ctx.person, sessionId: cli } }, { sessionId }),
  ],
  [
    'a new password',
    async ({ ctx, user }) => {
      const code = await issuePasswordLink(database.db, user.email, ctx.now);
      await resetPassword(ctx, { code, password: 'seven quiet lanterns' }, 'device');
    },
  ],
  ['removal from the Organization', async ({ user }) => removeUser(await api.context(), { userId: user.id })],
  [
    'the person being blocked',
    ({ user }) => database.pool.query(`update users set status = 'BANNED' where id = $1`, [user.id]),
  ],
];

describe('ends at once, here and in another process, and is not refreshed, with', () => {
  it.each(ENDS)('%s', async (_what, end) => {
    const person = await makePerson(api);
    const { access, refresh } = await person.signInCli();
    const bystander = await (await makePerson(api)).signInCli();
    const cli = (await listOwnSessions(person.ctx)).find(({ client }) => client === 'Astro CLI')?.id ?? '';
    for (const asked of [await statusOf(access), (await other.ask('/v1/users/self', access)).status]) {
      expect(asked).toBe(200);
    }
    await end(person, cli);
    expect((await other.ask('/v1/users/self', access)).status).toBe(401);
    expect(await statusOf(access)).toBe(401);
    expect((await sendForm(api, refreshForm(refresh))).body.error).toBe('invalid_grant');
    expect(await statusOf(bystander.access)).toBe(200);
  });
});

describe('its session', () => {
  it('is listed as Astro CLI with its address, until it ends', async () => {
    const { ctx, signInCli } = await makePerson(api);
    await signInCli();
    const [browser, cli] = await listOwnSessions(ctx);
    expect([browser?.isThis, browser?.client]).toEqual([true, null]);
    expect(cli).toMatchObject({
      client: 'Astro CLI',
      isThis: false,
      address: '203.0.113.50',
      userAgent: 'astro-cli/1.45.0',
    });
    expect(await endOwnSessions(ctx, { sessionId: cli?.id ?? null })).toEqual({ endedSessions: 1 });
    expect(await listOwnSessions(ctx)).toHaveLength(1);
  });

  it('outlives an idle browser, but not a day without use, and no token outlives it', async () => {
    const { ctx, user, signInCli } = await makePerson(api);
    const { refresh } = await signInCli();
    expect((await listOwnSessions(later(ctx, CLIENT_IDLE_LIMIT_MS - 60_000))).map(({ client }) => client)).toEqual([
      'Astro CLI',
    ]);
    // By the clock of the server under test: now() of the database is rounded, and can be half a millisecond ahead.
    const move = (column: string, byMs: number) =>
      database.pool.query(`update sessions set ${column} = $2 where user_id = $1`, [
        user.id,
        new Date(Date.now() + byMs),
      ]);
    await move('last_seen_at', 3_600_000 - CLIENT_IDLE_LIMIT_MS);
    await move('expires_at', 10 * 60_000);
    const { body } = await sendForm(api, refreshForm(refresh));
    expect(body.expires_in).toBeGreaterThan(590);
    expect(body.expires_in).toBeLessThanOrEqual(600);
    await move('last_seen_at', -CLIENT_IDLE_LIMIT_MS);
    expect(await statusOf(body.access_token)).toBe(401);
    expect((await sendForm(api, refreshForm(refresh))).body.error).toBe('invalid_grant');
    await move('last_seen_at', 0);
    expect(await statusOf(body.access_token)).toBe(200);
    await move('expires_at', 0);
    expect(await statusOf(body.access_token)).toBe(401);
  });

  it('is not a way into the console', async () => {
    const { ctx, user, signInCli } = await makePerson(api);
    await signInCli();
    const sid = (await listOwnSessions(ctx)).find(({ client }) => client !== null)?.id ?? '';
    expect(await checkSession(database.db, { sid, sub: user.id }, new Date())).toBeNull();
  });

  it('an access token runs out after an hour, its session does not', async () => {
    const { signInCli } = await makePerson(api);
    const { access, refresh } = await signInCli();
    await database.pool.query(`update session_tokens set expires_at = $1 where kind = 'ACCESS'`, [new Date()]);
    expect(await statusOf(access)).toBe(401);
    expect((await sendForm(api, refreshForm(refresh))).status).toBe(200);
  });
});

it('somebody who left every Organization is in none', async () => {
  const member = await insertMember(database.db, api.organization);
  const { access: token } = await (await makePerson(api, '', member)).signInCli();
  await database.pool.query('update organization_members set left_at = now() where user_id = $1', [member.id]);
  const { status, body } = await api.ask('/v1/users/self', { token });
  expect([status, body.message]).toEqual([403, expect.stringContaining('no Organization')]);
});
