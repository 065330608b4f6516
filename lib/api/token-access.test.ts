import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const create = () =>
  api.post(api.tokens, { name: 'deploy', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION', description: '' });

describe('who and what', () => {
  it('unknown ids, malformed ids and another Organization are all the same 404', async () => {
    const other = await makeApi(database);
    const paths = [
      `${api.tokens}/${newId()}`,
      `${api.tokens}/not-an-id`,
      `${api.tokens}/${other.caller.id}`,
      `${other.tokens}/${other.caller.id}`,
      `${other.tokens}`,
      `/v1/organizations/${newId()}/tokens`,
      `/v1/organizations/x`,
    ];
    for (const path of paths) {
      const { status, body } = await api.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body.message).toMatch(/^This (token|Organization) was not found/);
    }
    const unchecked = await api.post(`${other.tokens}`, { nonsense: true });
    expect(unchecked.status).toBe(404);
  });

  it('ids in paths are read in any case', async () => {
    const { body: made } = await create();
    const path = `/v1/organizations/${api.organization.id.toUpperCase()}/tokens/${made.id.toUpperCase()}`;
    expect((await api.ask(path)).body.id).toBe(made.id);
  });

  it.each([
    'ORGANIZATION_MEMBER',
    'ORGANIZATION_OBSERVE_MEMBER',
    'ORGANIZATION_OBSERVE_ADMIN',
    'ORGANIZATION_BILLING_ADMIN',
  ])('a %s token gets 403 that names the role needed, before anything is looked up', async (role) => {
    const { value: token } = await api.issue('weak', role);
    const { body: made } = await create();
    for (const id of [made.id, newId(), 'not-an-id']) {
      const path = `${api.tokens}/${id}`;
      for (const answer of [
        await api.ask(path, { token }),
        await api.post(path, { name: 'x' }, { token }),
        await api.post(`${path}/rotate`, undefined, { token }),
        await api.post(`${path}/roles`, { roles: made.roles }, { token }),
        await api.ask(path, { method: 'DELETE', token }),
      ]) {
        expect(answer.status).toBe(403);
        expect(answer.body.message).toContain('Organization Owner');
      }
    }
    expect((await api.ask(api.tokens, { token })).status).toBe(403);
    const body = { name: 'x', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' };
    expect((await api.post(api.tokens, body, { token })).status).toBe(403);
  });

  it('people are told apart from tokens', async () => {
    const { body } = await api.ask(`${api.tokens}/${api.caller.id}`);
    expect(body.createdBy).toEqual({
      id: api.owner.id,
      subjectType: 'USER',
      username: api.owner.email,
      fullName: 'Ada Lovelace',
      avatarUrl: '',
    });
  });

  it('using a token shows as lastUsedAt and does not touch updatedAt', async () => {
    const { body: made } = await create();
    expect(Object.keys(made)).not.toContain('lastUsedAt');
    await api.ask('/v1/users/self', { token: made.token });
    await api.runtime.verification.flush();
    const { body } = await api.ask(`${api.tokens}/${made.id}`);
    expect(body.lastUsedAt).toMatch(TIME);
    expect(body.updatedAt).toBe(made.updatedAt);
  });

  it('changes by the API are audited as done by the token', async () => {
    const { body: made } = await create();
    await rotateToken(await api.context(), { tokenId: made.id });
    const { rows } = await database.pool.query(
      'select action, actor_type, actor_id, address, method, path from audit_events where target_id = $1 order by sequence',
      [made.id],
    );
    expect(rows[0]).toEqual({
      action: 'token.created',
      actor_type: 'TOKEN',
      actor_id: api.caller.id,
      address: '203.0.113.50',
      method: 'POST',
      path: api.tokens,
    });
    expect(rows[1]).toMatchObject({ action: 'token.rotated', actor_type: 'USER' });
  });
});
