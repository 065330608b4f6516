import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let deploymentId: string;
let paths: string[];
beforeEach(async () => {
  api = await makeApi(database);
  const workspace = await insertWorkspace(database.db, api.organization);
  deploymentId = (await insertDeployment(database.db, api.organization, workspace.id)).id;
  const { id } = api.organization;
  paths = ['/v1', '/iam/v1beta1'].map((base) => `${base}/organizations/${id}/deployments/${deploymentId}/agent-tokens`);
});
const path = () => paths[0] ?? '';

describe('agent tokens', () => {
  it('are created with one role, listed, read and deleted under both bases', async () => {
    for (const [at, under] of paths.entries()) {
      const { status, body } = await api.post(under, { name: `agent ${at}`, tokenExpiryPeriodInDays: 7 });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        name: `agent ${at}`,
        description: '',
        scope: 'DEPLOYMENT',
        type: 'DEPLOYMENT',
        expiryPeriodInDays: 7,
        roles: [{ entityType: 'DEPLOYMENT', entityId: deploymentId, role: 'DEPLOYMENT_ACCESSOR' }],
        token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      });
      const { token, ...rest } = body;
      expect((await api.ask(`${under}/${body.id}`)).body).toEqual(rest);
      expect((await api.ask(under)).body).toMatchObject({ totalCount: 1, tokens: [rest] });
      expect((await api.ask('/v1/users/self', { token })).body.id).toBe(body.id);
      const remove = () => api.ask(`${under}/${body.id}`, { method: 'DELETE' });
      expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
      expect((await api.ask(`${under}/${body.id}`)).status).toBe(404);
      expect((await api.ask('/v1/users/self', { token })).status).toBe(401);
    }
  });

  it('are in no list of tokens, neither of the API nor of the console', async () => {
    await api.post(path(), { name: 'hidden-agent' });
    for (const query of ['', `?deploymentId=${deploymentId}`, '?kind=STANDARD']) {
      expect((await api.ask(`${api.tokens}${query}`)).text).not.toContain('hidden-agent');
    }
    const ctx = await api.context();
    const place = { scope: 'DEPLOYMENT', entityId: deploymentId };
    for (const question of [{ scope: 'all' }, { scope: 'deployment' }, { place }] as const) {
      expect((await listTokens(ctx, question)).rows.map(({ name }) => name)).not.toContain('hidden-agent');
    }
  });

  it('are unknown among other tokens: not read, changed, rotated or deleted there', async () => {
    const { body } = await api.post(path(), { name: 'agent' });
    const one = `${api.tokens}/${body.id}`;
    const roles = [{ entityType: 'DEPLOYMENT', entityId: deploymentId, role: 'DEPLOYMENT_ADMIN' }];
    const answers = [
      await api.ask(one),
      await api.post(one, { name: 'renamed' }),
      await api.post(`${one}/roles`, { roles }),
      await api.post(`${one}/rotate`),
      await api.ask(one, { method: 'DELETE' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await api.ask('/v1/users/self', { token: body.token })).body).toMatchObject({ username: 'agent' });
  });

  it('page and sort as every list does', async () => {
    for (const name of ['b', 'a', 'c']) await api.post(path(), { name });
    const names = async (query: string) =>
      (await api.ask(`${path()}?${query}`)).body.tokens.map((token: { name: string }) => token.name);
    expect(await names('sorts=name:asc')).toEqual(['a', 'b', 'c']);
    expect(await names('sorts=createdById:asc&sorts=name:desc')).toEqual(['c', 'b', 'a']);
    expect(await names('limit=1000&offset=1000')).toEqual([]);
    expect((await api.ask(`${path()}?sorts=role:asc`)).status).toBe(400);
  });

  it('are made once for one Idempotency-Key, which says nothing about other creates', async () => {
    const headers = { 'idempotency-key': 'agent-key-1' };
    const first = await api.post(path(), { name: 'once' }, { headers });
    const again = await api.post(path(), { name: 'once' }, { headers });
    expect(again.body.id).toBe(first.body.id);
    expect(again.body).not.toHaveProperty('token');
    const token = { name: 'other', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' };
    expect((await api.post(api.tokens, token, { headers })).body.token).toBeTruthy();
  });

  it('belong to their Deployment: others are 404, and 403 to whoever manages no tokens there', async () => {
    const { body: agent } = await api.post(path(), { name: 'agent' });
    const { id: usual } = await api.issue('usual');
    const { value: weak } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    const elsewhere = path().replace(deploymentId, newId());
    for (const target of [`${path()}/${usual}`, `${path()}/${newId()}`, `${elsewhere}/${agent.id}`]) {
      for (const method of ['GET', 'DELETE']) {
        expect((await api.ask(target, { method })).status).toBe(404);
        expect((await api.ask(target, { method, token: weak })).status).toBe(403);
      }
    }
    for (const list of [path(), elsewhere]) expect((await api.ask(list, { token: weak })).status).toBe(403);
    expect((await api.post(path(), { name: 'x' }, { token: weak })).status).toBe(403);
    expect((await api.post(elsewhere, { name: 'x' })).status).toBe(404);
    const refused = await api.post(path(), { name: '', tokenExpiryPeriodInDays: 0 });
    expect(refused.body.fieldErrors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'name',
      'tokenExpiryPeriodInDays',
    ]);
  });
});
