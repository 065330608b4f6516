import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { makePerson, refreshForm, sendForm } from '#lib/api/testing/program.ts';
import { newGrantSecret } from '#lib/grants/grant-secrets.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { createDirectDoors } from './direct-doors.ts';
import { startDirect } from './testing/direct.ts';
import { startDoors } from './testing/doors.ts';

const database = useTestDatabase();
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
let door: Awaited<ReturnType<typeof startDirect>>;
beforeAll(async () => {
  door = await startDirect(database);
});

type Call = Awaited<ReturnType<typeof startDoors>>['call'];
const revokeBy =
  (call: Call) =>
  (fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
    call('/oauth/revoke', {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });

/** A door with limits of its own, and a clock that stands still: nothing comes back while the test runs. */
async function limited(env: { API_POST_PER_SECOND?: number; API_BURST?: number; guessLimit?: number }) {
  const { db, secrets, log, env: base } = door.api.runtime;
  const at = new Date();
  const clock = { now: () => at };
  const { guessLimit = 0, ...limits } = env;
  const verification = createVerification({ db, databaseUrl: database.url, secrets, clock, log, guessLimit });
  const runtime = { ...door.api.runtime, clock, verification, env: { ...base, ...limits } };
  const { call } = await startDoors({ direct: createDirectDoors(runtime) });
  return revokeBy(call);
}

describe('POST /oauth/revoke', () => {
  it('by the value alone ends it, and says 200 ever after', async () => {
    const { api, call, verify } = await startDirect(database);
    const { id, value } = await api.issue('CI', 'ORGANIZATION_MEMBER');
    const revoke = revokeBy(call);
    expect((await verify(value)).status).toBe(200);
    for (let at = 0; at < 2; at++) {
      const { status, body, headers } = await revoke({ token: value, token_type_hint: 'access_token' });
      expect([status, body, headers['cache-control']]).toEqual([200, '', 'no-store']);
    }
    expect((await verify(value)).status).toBe(401);
    const { rows } = await database.pool.query(
      `select action, actor_type, actor_id, method, path, address from audit_events where target_id = $1 and action <> 'token.created'`,
      [id],
    );
    expect(rows).toEqual([
      {
        action: 'token.deleted',
        actor_type: 'TOKEN',
        actor_id: id,
        method: 'POST',
        path: '/oauth/revoke',
        address: '127.0.0.1',
      },
    ]);
  });

  it.each(['access', 'refresh'] as const)(
    'by the %s token of the Astro CLI ends its session, on record',
    async (kind) => {
      const { api, call } = await startDirect(database);
      const tokens = await (await makePerson(api)).signInCli();
      const statusOf = async () => (await api.ask('/userinfo', { token: tokens.access })).status;
      const revoke = revokeBy(call);
      expect((await revoke({ token: newGrantSecret() })).status).toBe(200);
      expect(await statusOf()).toBe(200);
      for (let at = 0; at < 2; at++)
        expect((await revoke({ token: tokens[kind], client_id: 'astro-cli' })).status).toBe(200);
      expect(await statusOf()).toBe(401);
      expect((await sendForm(api, refreshForm(tokens.refresh))).body.error).toBe('invalid_grant');
      const { rows } = await database.pool.query(
        `select after from audit_events where organization_id = $1 and action = 'user.client_ended'`,
        [api.organization.id],
      );
      expect(rows).toEqual([{ after: { client: 'Astro CLI', reason: 'its token was revoked' } }]);
    },
  );

  it('by a token that may delete tokens; one that may not gets 403 and another Organization nothing', async () => {
    const { api, call, bearer, verify } = await startDirect(database);
    const revoke = revokeBy(call);
    const [victim, member, other] = [await api.issue('victim'), await api.issue('m', 'ORGANIZATION_MEMBER'), door.api];
    for (const token of [victim.value, 'noise']) {
      const { status, body, headers } = await revoke({ token }, bearer(member.value));
      expect([status, JSON.parse(body).error]).toEqual([403, 'insufficient_scope']);
      expect(headers['www-authenticate']).toContain('error="insufficient_scope"');
    }
    expect((await revoke({ token: victim.value }, bearer(other.caller.value))).status).toBe(200);
    expect((await verify(victim.value)).status).toBe(200);
    const basic = `Basic ${Buffer.from(`any:${api.caller.value}`).toString('base64')}`;
    expect((await revoke({ token: victim.value }, { authorization: basic })).status).toBe(200);
    expect((await verify(victim.value)).status).toBe(401);
    expect((await revoke({ token: 'noise' }, bearer(api.caller.value))).status).toBe(200);
    // A value that is its own credential needs no permission.
    expect((await revoke({ token: member.value }, bearer(member.value))).status).toBe(200);
    expect((await verify(member.value)).status).toBe(401);
  });

  it('refuses what it cannot read, and callers it does not know', async () => {
    const { call, bearer } = door;
    const revoke = revokeBy(call);
    const told = async (answer: ReturnType<typeof revoke>) => {
      const { status, body } = await answer;
      return [status, JSON.parse(body).error];
    };
    expect(await told(revoke(''))).toEqual([400, 'invalid_request']);
    expect(await told(revoke('token=a&token=b'))).toEqual([400, 'invalid_request']);
    expect(await told(revoke('{}', { 'content-type': 'application/json' }))).toEqual([415, 'invalid_request']);
    expect(await told(revoke({ token: 'x' }, bearer('a.b.c')))).toEqual([401, 'invalid_token']);
    expect(await told(revoke({ token: 'x', client_secret: 'y' }))).toEqual([401, 'invalid_client']);
    expect(await told(revoke({ token: 'x' }, { authorization: 'Digest x' }))).toEqual([401, 'invalid_client']);
    expect((await call('/oauth/revoke')).status).toBe(405);
  });

  it('is bounded: values of ours by turns, noise by the lock-out, and neither holds up the other', async () => {
    const values = await Promise.all(['a', 'b', 'c'].map((name) => door.api.issue(name)));
    const revoke = await limited({ API_POST_PER_SECOND: 1, API_BURST: 2, guessLimit: 1 });
    expect((await revoke({ token: 'noise' })).status).toBe(200);
    const locked = await revoke({ token: 'noise' });
    expect([locked.status, locked.headers['retry-after']]).toEqual([429, '300']);
    const statuses: number[] = [];
    for (const { value } of values) statuses.push((await revoke({ token: value })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await door.verify(values[2]?.value ?? '')).status).toBe(200);
    expect((await revoke({ token: 'noise' }, door.bearer(door.api.caller.value))).status).toBe(200);
  });
});
