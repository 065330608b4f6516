import { beforeEach, describe, expect, it, vi } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';

import { startDirect } from './testing/direct.ts';

const database = useTestDatabase();
let door: Awaited<ReturnType<typeof startDirect>>;
let caller: string;
beforeEach(async () => {
  door = await startDirect(database);
  caller = (await door.api.issue('gateway', 'ORGANIZATION_MEMBER')).value;
});

/** The name of the statement that reads values. */
const LOOK_UP = 'verify_by_digests';
const INACTIVE = '{"active":false}';

describe('POST /oauth/introspect', () => {
  it('tells what a value in force may do', async () => {
    const { api, introspect, bearer } = door;
    const { id, value } = await api.issue('CI “ä”', 'ORGANIZATION_OWNER', 30);
    const answer = await introspect({ token: value, token_type_hint: 'access_token' }, bearer(caller));
    const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'application/json',
      'no-store',
    ]);
    expect(JSON.parse(answer.body)).toEqual({
      active: true,
      scope: 'ORGANIZATION_OWNER',
      client_id: id,
      sub: id,
      token_type: 'Bearer',
      exp: expect.closeTo(claims.exp, -1),
      iat: claims.iat,
      iss: 'http://localhost:8888',
      aud: claims.aud,
      name: 'CI “ä”',
      value_id: expect.stringMatching(/^c[0-9a-z]{24}$/),
      organization_id: api.organization.id,
      roles: [{ entity_type: 'ORGANIZATION', entity_id: api.organization.id, role: 'ORGANIZATION_OWNER' }],
    });
  });

  it('reads caller and value together, each once, and neither for somebody who is noise', async () => {
    const { api, introspect, bearer } = door;
    const { value } = await api.issue('asked about');
    const query = vi.spyOn(database.db.$client, 'query');
    const lookUps = () => query.mock.calls.flat().filter((asked) => (asked as { name?: string }).name === LOOK_UP);
    const asking = [value, value, caller].map((token) => introspect({ token }, bearer(caller)));
    for (const { body } of await Promise.all(asking)) expect(body).toContain('"active":true');
    expect(lookUps().length).toBeLessThanOrEqual(asking.length);
    query.mockClear();
    expect((await introspect({ token: value }, bearer(caller))).body).toContain('"active":true');
    expect(lookUps()).toMatchObject([{ values: [{ length: 2 * 32 }] }]);
    query.mockClear();
    expect((await introspect({ token: value }, bearer('a.b.c'))).status).toBe(401);
    expect(lookUps()).toEqual([]);
  });

  it('reads the value anew that a caller who is not accepted asked about', async () => {
    const { api, introspect, bearer } = door;
    const { id, value } = await api.issue('asked about');
    const gone = await api.issue('gone');
    await deleteToken(await api.context(), { tokenId: gone.id });
    expect((await introspect({ token: value }, bearer(gone.value))).status).toBe(401);
    // The caller's alone: what a stranger asked about takes no room.
    expect(api.runtime.verification.cacheFacts().entries).toBe(1);
    await deleteToken(await api.context(), { tokenId: id });
    expect((await introspect({ token: value }, bearer(caller))).body).toBe(INACTIVE);
  });

  it('says nothing about values that are not in force, not here or not there', async () => {
    const { api, introspect, bearer } = door;
    const ended = await api.issue('ended');
    await deleteToken(await api.context(), { tokenId: ended.id });
    const foreign = await startDirect(database);
    const theirs = await foreign.api.issue('theirs');
    for (const token of [ended.value, theirs.value, 'noise', 'a.b.c', `${ended.value}x`]) {
      const { status, body } = await introspect({ token }, bearer(caller));
      expect([status, body]).toEqual([200, INACTIVE]);
    }
    expect((await foreign.introspect({ token: theirs.value }, bearer(theirs.value))).body).toContain('"active":true');
  });

  it('takes the caller’s value as bearer, as the password of Basic and from the form, but in one way only', async () => {
    const { introspect, bearer } = door;
    const basic = (value: string) => ({ authorization: `Basic ${Buffer.from(`anybody:${value}`).toString('base64')}` });
    for (const answer of [
      await introspect({ token: caller }, bearer(caller)),
      await introspect({ token: caller }, basic(caller)),
      await introspect({ token: caller, client_id: 'anybody', client_secret: caller }),
    ]) {
      expect([answer.status, JSON.parse(answer.body).active]).toEqual([200, true]);
    }
    const twice = await introspect({ token: caller, client_secret: caller }, bearer(caller));
    expect([twice.status, JSON.parse(twice.body).error]).toEqual([400, 'invalid_request']);
  });

  it('holds the address that its caller tells as that of the client against the lists of token and Organization', async () => {
    const { api, introspect, bearer } = door;
    const listed = async (...allowedIpRanges: string[]) => {
      const input = { name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: null, allowedIpRanges };
      return (await createToken(await api.context(), input)).secret ?? '';
    };
    const [bound, free] = [await listed('203.0.113.0/24', '2001:db8::/32'), await listed()];
    const isActive = async (token: string, client_ip?: string) => {
      const { status, body } = await introspect(
        { token, ...(client_ip !== undefined && { client_ip }) },
        bearer(caller),
      );
      return status === 200 ? body !== INACTIVE : JSON.parse(body);
    };
    const { results } = api.runtime.verification.meter.read();
    for (const [token, from, expected] of [
      [bound, '203.0.113.9', true],
      [bound, '::ffff:203.0.113.9', true],
      [bound, '2001:db8::1', true],
      [bound, '203.0.114.9', false],
      [bound, '127.0.0.1', false],
      [bound, '2001:db9::1', false],
      // Without a value it is not there (RFC 6749, 3.2).
      [bound, '', true],
      [bound, undefined, true],
      [free, '203.0.114.9', true],
    ] as const) {
      expect([from, await isActive(token, from)]).toEqual([from, expected]);
    }
    expect(api.runtime.verification.meter.read().results.address - results.address).toBe(3);
    for (const from of ['203.0.113.0/24', '203.0.113', '0313.0.113.9', '203.0.113.9, 10.0.0.1', 'nowhere', ' ']) {
      expect(await isActive(free, from)).toEqual({
        error: 'invalid_request',
        error_description: 'The parameter client_ip must be one IPv4 or IPv6 address.',
      });
    }
    const twice = await introspect(`token=${bound}&client_ip=203.0.114.9&client_ip=203.0.113.9`, bearer(caller));
    expect(twice.status).toBe(400);

    // The service that asks is let in from the server's own machine; its clients are not on it.
    await addIpRanges(await api.context(), { ranges: ['198.51.100.0/24', '203.0.113.9/32', '203.0.113.7/32'] });
    for (const [token, from, expected] of [
      [free, '198.51.100.1', true],
      [free, '198.51.101.1', false],
      [free, '127.0.0.1', false],
      [free, undefined, true],
      [bound, '203.0.113.9', true],
      [bound, '203.0.113.10', false],
      [bound, '198.51.100.1', false],
    ] as const) {
      expect([from, await isActive(token, from)]).toEqual([from, expected]);
    }
  });

  it('refuses callers that are nobody', async () => {
    const { introspect, bearer } = door;
    for (const [answer, error, scheme] of [
      [await introspect({ token: caller }), 'invalid_client', 'Bearer'],
      [await introspect({ token: caller }, bearer('noise')), 'invalid_token', 'Bearer'],
      [await introspect({ token: caller }, { authorization: 'Basic bm8=' }), 'invalid_client', 'Basic'],
      [await introspect({ token: caller, client_secret: 'noise' }), 'invalid_client', 'Bearer'],
    ] as const) {
      expect([answer.status, JSON.parse(answer.body).error]).toEqual([401, error]);
      expect(answer.headers['www-authenticate']).toMatch(new RegExp(`^${scheme} realm="latchkey"`));
    }
  });

  it('refuses what is no form that can be read', async () => {
    const { call, introspect, bearer } = door;
    const json = { ...bearer(caller), 'content-type': 'application/json' };
    const statuses = [
      await introspect({}, bearer(caller)),
      await introspect(`token=${caller}&token=${caller}`, bearer(caller)),
      await call('/oauth/introspect', { method: 'POST', headers: json, body: '{}' }),
      await introspect({ token: 'x'.repeat(9_000) }, bearer(caller)),
      await call('/oauth/introspect', { headers: bearer(caller) }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 415, 413, 405]);
  });
});
