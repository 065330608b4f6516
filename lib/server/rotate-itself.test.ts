import { beforeEach, describe, expect, it } from 'vitest';

import { insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { tokenContext } from '#lib/doors/bearer.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { rotateOwnToken, rotateToken } from '#lib/tokens/rotate-token.ts';

import { startDirect } from './testing/direct.ts';

const database = useTestDatabase();
const DAY_MS = 86_400_000;
let door: Awaited<ReturnType<typeof startDirect>>;
beforeEach(async () => {
  door = await startDirect(database);
});

describe('POST tokens/self/rotate', () => {
  const rotateSelf = (token: string, json?: unknown, headers: Record<string, string> = {}) =>
    door.api.post(`${door.api.tokens}/self/rotate`, json, { token, headers });
  const statusOf = async (token: string) => (await door.api.ask('/v1/users/self', { token })).status;

  it('gives the least of tokens a new value, and no right over others', async () => {
    const { api } = door;
    const { id, value } = await api.issue('ci', 'ORGANIZATION_MEMBER', 90);
    const { status, body } = await rotateSelf(value);
    expect([status, body.id, body.name, body.roles.length]).toEqual([200, id, 'ci', 1]);
    expect([await statusOf(value), await statusOf(body.token)]).toEqual([401, 200]);
    for (const target of [id, api.caller.id]) {
      expect((await api.post(`${api.tokens}/${target}/rotate`, undefined, { token: body.token })).status).toBe(403);
    }
    expect((await api.ask(`${api.tokens}/self/rotate`)).status).toBe(405);
    const { rows } = await database.pool.query(
      `select actor_type, actor_id, path from audit_events where target_id = $1 and action = 'token.rotated'`,
      [id],
    );
    expect(rows).toEqual([{ actor_type: 'TOKEN', actor_id: id, path: `${api.tokens}/self/rotate` }]);
  });

  it('needs a role with that permission at home', async () => {
    const { api } = door;
    const workspace = await insertWorkspace(database.db, api.organization);
    const issue = async (role: string) => {
      const home = { scope: 'WORKSPACE', entityId: workspace.id };
      return (await createToken(await api.context(), { name: role, role, expiryDays: 30, ...home })).secret ?? '';
    };
    expect((await rotateSelf(await issue('WORKSPACE_MEMBER'))).status).toBe(200);
    const refused = await rotateSelf(await issue('WORKSPACE_ACCESSOR'));
    expect([refused.status, refused.body.message]).toEqual([
      403,
      '“Rotate itself, as a Workspace API token” needs the role Workspace Member. This token is Workspace Accessor.',
    ]);
  });

  it('keeps the old value for an overlap, and a repeated request acts once', async () => {
    const { api } = door;
    const { value } = await api.issue('ci', 'ORGANIZATION_MEMBER', 90);
    const key = { 'idempotency-key': 'the-first-one' };
    const first = await rotateSelf(value, { overlap: '24h' }, key);
    const again = await rotateSelf(value, { overlap: '24h' }, key);
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
    expect(again.body).not.toHaveProperty('token');
    expect([await statusOf(value), await statusOf(first.body.token)]).toEqual([200, 200]);
    expect((await rotateSelf(value, { overlap: 'forever' })).status).toBe(400);
    expect((await rotateSelf(value, { overlap: '1h' }, key)).status).toBe(422);
  });

  it('ends no value when the overlap is sent in a way that cannot be read', async () => {
    const { api } = door;
    const { value } = await api.issue('ci', 'ORGANIZATION_MEMBER', 90);
    for (const json of ['24h', ['24h'], 24, true, { overlap: 24 }, { overlap: ['24h'] }, { overlap: '' }]) {
      expect([json, (await rotateSelf(value, json)).status]).toEqual([json, 400]);
    }
    expect(await statusOf(value)).toBe(200);
    let newest = value;
    for (const json of [null, {}, { overlap: null }]) {
      const { status, body } = await rotateSelf(newest, json);
      expect([json, status, await statusOf(newest)]).toEqual([json, 200, 401]);
      newest = body.token;
    }
  });

  it('gives no new value to one that ended or was paused after the door let it in', async () => {
    const { api } = door;
    const request = { id: 'late', address: '203.0.113.7', userAgent: 'vitest', method: 'POST', path: '/rotate' };
    for (const [change, works, refusal] of [
      [rotateToken, 200, 'This value ended while the request was on its way. Nothing was rotated.'],
      [pauseToken, 401, 'This API token was paused while the request was on its way. Nothing was rotated.'],
      [deleteToken, 401, 'This value ended while the request was on its way. Nothing was rotated.'],
    ] as const) {
      const { id, value } = await api.issue('ci', 'ORGANIZATION_OWNER');
      const late = await tokenContext(api.runtime, value, request);
      const changed = await change(await api.context(new Date(Date.now() + 1)), { tokenId: id });
      const newest = 'secret' in changed ? (changed.secret ?? '') : value;
      for (const rotate of [() => rotateOwnToken(late, {}), () => rotateToken(late, { tokenId: id })]) {
        await expect(rotate()).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: refusal });
      }
      expect(await statusOf(newest)).toBe(works);
    }
  });

  it('gives one of several requests at once a value, which then works', async () => {
    const { api } = door;
    const { value } = await api.issue('ci', 'ORGANIZATION_MEMBER', 90);
    const answers = await Promise.all([1, 2, 3, 4].map(() => rotateSelf(value)));
    const [won, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect(others.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect([won?.status, await statusOf(won?.body.token)]).toEqual([200, 200]);
    for (const { headers } of others) expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });
});

describe('Sunset (RFC 8594)', () => {
  it('is told with a link to the holder of a value in its last week or in an overlap, by every door', async () => {
    const { api, bearer, introspect, verify } = door;
    const { env } = api.runtime;
    const link = `<${env.publicUrl}/docs/rotate-and-leaks>; rel="sunset"; type="text/html"`;
    const told = async (value: string) => {
      const answers = [
        Object.fromEntries((await api.ask('/v1/users/self', { token: value })).headers),
        Object.fromEntries((await api.ask(`${api.tokens}/unknown`, { token: value })).headers),
        (await verify(value)).headers,
        (await introspect({ token: api.caller.value }, bearer(value))).headers,
      ];
      const seen = new Set(answers.map(({ sunset, link: to }) => JSON.stringify([sunset ?? null, to ?? null])));
      expect(seen.size).toBe(1);
      return JSON.parse([...seen][0] ?? '') as unknown;
    };
    const at = (end: Date | null) => [end?.toUTCString(), link];
    const none = [null, null];

    expect(await told((await api.issue('long', 'ORGANIZATION_OWNER', 8)).value)).toEqual(none);
    expect(await told(api.caller.value)).toEqual(none);
    const short = await createToken(await api.context(), { name: 'short', role: 'ORGANIZATION_OWNER', expiryDays: 7 });
    expect(await told(short.secret ?? '')).toEqual(at(short.token.endAt));
    const old = await api.issue('old', 'ORGANIZATION_OWNER', 90);
    const now = new Date();
    const rotated = await rotateToken(await api.context(now), { tokenId: old.id, overlap: '7d' });
    expect(await told(old.value)).toEqual(at(new Date(now.getTime() + 7 * DAY_MS)));
    expect(await told(rotated.secret ?? '')).toEqual(none);
    // What is asked about says so itself.
    const { headers, body } = await introspect({ token: old.value }, bearer(api.caller.value));
    expect(headers['sunset']).toBeUndefined();
    expect(JSON.parse(body)).toMatchObject({ exp: Math.floor((now.getTime() + 7 * DAY_MS) / 1_000) });
  });
});
