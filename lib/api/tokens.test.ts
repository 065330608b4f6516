import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const create = (json: object = {}) =>
  api.post(api.tokens, {
    name: 'deploy',
    role: 'ORGANIZATION_MEMBER',
    scope: 'ORGANIZATION',
    description: '',
    ...json,
  });
const DAY_MS = 86_400_000;

describe('create', () => {
  it('answers 200 with the value, once, and every key the clients need', async () => {
    const { status, headers, body } = await create({ description: 'For CI', tokenExpiryPeriodInDays: 30 });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body).toEqual({
      id: expect.stringMatching(/^c[0-9a-z]{24}$/),
      name: 'deploy',
      description: 'For CI',
      scope: 'ORGANIZATION',
      type: 'ORGANIZATION',
      kind: 'STANDARD',
      shortToken: body.token.slice(-6),
      startAt: body.createdAt,
      endAt: new Date(Date.parse(body.createdAt) + 30 * DAY_MS).toISOString(),
      expiryPeriodInDays: 30,
      createdAt: expect.stringMatching(TIME),
      updatedAt: body.createdAt,
      createdBy: { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' },
      updatedBy: { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' },
      roles: [{ entityType: 'ORGANIZATION', entityId: api.organization.id, role: 'ORGANIZATION_MEMBER' }],
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect((await api.ask('/v1/users/self', { token: body.token })).status).toBe(200);
    const read = await api.ask(`${api.tokens}/${body.id}`);
    const { token: _token, ...rest } = body;
    expect(read.body).toEqual(rest);
    expect((await api.ask(api.tokens)).text).not.toContain(body.token);
  });

  it('without expiry leaves endAt and expiryPeriodInDays out', async () => {
    for (const extra of [{}, { tokenExpiryPeriodInDays: null }]) {
      const { body } = await create(extra);
      expect(Object.keys(body)).not.toContain('endAt');
      expect(Object.keys(body)).not.toContain('expiryPeriodInDays');
    }
  });

  it('takes a left-out description as empty and ignores fields it does not know', async () => {
    const { status, body } = await create({
      description: undefined,
      entityId: 'anything',
      type: 'X',
      somethingNew: { a: 1 },
    });
    expect([status, body.description]).toEqual([200, '']);
  });

  it('makes a second token of the same name', async () => {
    const [one, two] = [await create(), await create()];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body.id).not.toBe(two.body.id);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: undefined }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: 'x'.repeat(257) }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ description: 'x'.repeat(501) }, 'description'],
    [{ description: 5 }, 'description'],
    [{ role: 'ORGANIZATION_KING' }, 'role'],
    [{ role: 'WORKSPACE_OWNER' }, 'role'],
    [{ role: undefined }, 'role'],
    [{ scope: 'PLANET' }, 'scope'],
    [{ scope: undefined }, 'scope'],
    [{ scope: 'WORKSPACE', role: 'WORKSPACE_MEMBER' }, 'entityId'],
    [{ kind: 'DIRECT_ACCESS' }, 'kind'],
    [{ kind: 'OTHER' }, 'kind'],
    [{ tokenExpiryPeriodInDays: 0 }, 'tokenExpiryPeriodInDays'],
    [{ tokenExpiryPeriodInDays: 3651 }, 'tokenExpiryPeriodInDays'],
    [{ tokenExpiryPeriodInDays: 1.5 }, 'tokenExpiryPeriodInDays'],
    [{ tokenExpiryPeriodInDays: '30' }, 'tokenExpiryPeriodInDays'],
  ])('refuses %j with 400 and names %s', async (change, field) => {
    const { status, body } = await create(change);
    expect(status).toBe(400);
    expect(body).toEqual({
      message: expect.any(String),
      requestId: 'req-1',
      statusCode: 400,
      fieldErrors: [{ code: expect.any(String), field, message: body.message }],
    });
    expect(body.message).not.toMatch(/invalid|expected|received/i);
  });

  it('accepts the longest name and description and every whole number of days allowed', async () => {
    for (const days of [1, 3650]) {
      const { status, body } = await create({
        name: 'ä'.repeat(256),
        description: '€'.repeat(500),
        tokenExpiryPeriodInDays: days,
      });
      expect([status, body.expiryPeriodInDays]).toEqual([200, days]);
    }
  });
});

describe('update', () => {
  it('changes name and description, keeps a left-out description, and answers without the value', async () => {
    const { body: made } = await create({ description: 'before' });
    const renamed = await api.post(`${api.tokens}/${made.id}`, { name: 'renamed' });
    expect([renamed.status, renamed.body.name, renamed.body.description]).toEqual([200, 'renamed', 'before']);
    const emptied = await api.post(`${api.tokens}/${made.id}`, { name: 'renamed', description: '' });
    expect(emptied.body.description).toBe('');
    expect(Object.keys(emptied.body)).not.toContain('token');
    expect([emptied.body.createdAt, emptied.body.startAt]).toEqual([made.createdAt, made.startAt]);
    expect((await api.ask('/v1/users/self', { token: made.token })).body.username).toBe('renamed');
  });

  it('needs a name', async () => {
    const { body: made } = await create();
    const { status, body } = await api.post(`${api.tokens}/${made.id}`, { description: 'x' });
    expect([status, body.fieldErrors[0].field]).toEqual([400, 'name']);
  });
});

describe('rotate', () => {
  it('without a body ends the old value now and answers with the new one', async () => {
    const { body: made } = await create({ tokenExpiryPeriodInDays: 30 });
    const { status, body } = await api.post(`${api.tokens}/${made.id}/rotate`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: made.id, name: 'deploy', roles: made.roles, expiryPeriodInDays: 30 });
    expect(body.lastRotatedAt).toBe(body.startAt);
    expect(Date.parse(body.endAt)).toBe(Date.parse(body.startAt) + 30 * DAY_MS);
    expect(body.token).not.toBe(made.token);
    expect(body.shortToken).toBe(body.token.slice(-6));
    expect((await api.ask('/v1/users/self', { token: made.token })).status).toBe(401);
    expect((await api.ask('/v1/users/self', { token: body.token })).status).toBe(200);
  });

  it('a token may rotate itself: its old value is refused with the next call', async () => {
    const self = await create({ role: 'ORGANIZATION_OWNER' });
    const { status, body } = await api.post(`${api.tokens}/${self.body.id}/rotate`, undefined, {
      token: self.body.token,
    });
    expect(status).toBe(200);
    expect((await api.ask('/v1/users/self', { token: self.body.token })).status).toBe(401);
    expect((await api.ask('/v1/users/self', { token: body.token })).status).toBe(200);
  });

  it('takes an empty body with a JSON type, and an overlap on request', async () => {
    const { body: made } = await create();
    const path = `${api.tokens}/${made.id}/rotate`;
    const empty = await api.ask(path, { method: 'POST', body: '', headers: { 'content-type': 'application/json' } });
    expect(empty.status).toBe(200);
    const overlapped = await api.post(path, { overlap: '24h' });
    expect(overlapped.status).toBe(200);
    for (const token of [empty.body.token, overlapped.body.token]) {
      expect((await api.ask('/v1/users/self', { token })).status).toBe(200);
    }
    const unknown = await api.post(path, { overlap: 'forever' });
    const { fieldErrors } = unknown.body;
    expect([unknown.status, fieldErrors[0].field]).toEqual([400, 'overlap']);
    expect(fieldErrors[0].message).toBe('overlap must be one of now, 1h, 24h, 7d');
    const broken = await api.ask(path, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(broken.status).toBe(400);
  });
});

describe('delete', () => {
  it('204 without a body, then 404 for everything', async () => {
    const { body: made } = await create();
    const path = `${api.tokens}/${made.id}`;
    const gone = await api.ask(path, { method: 'DELETE' });
    expect([gone.status, gone.text, gone.headers.get('content-type')]).toEqual([204, '', null]);
    for (const again of [
      api.ask(path, { method: 'DELETE' }),
      api.ask(path),
      api.post(path, { name: 'x' }),
      api.post(`${path}/rotate`),
      api.post(`${path}/roles`, { roles: made.roles }),
    ]) {
      expect((await again).status).toBe(404);
    }
    expect((await api.ask(api.tokens)).body.tokens.map((token: { id: string }) => token.id)).not.toContain(made.id);
    expect((await api.ask('/v1/users/self', { token: made.token })).status).toBe(401);
  });
});
