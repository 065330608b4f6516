import { beforeAll, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
const NAMES = ['delta', 'Alpha', 'charlie', 'bravo'];

beforeAll(async () => {
  api = await makeApi(database);
  for (const name of NAMES) {
    await api.post(api.tokens, {
      name,
      role: 'ORGANIZATION_MEMBER',
      scope: 'ORGANIZATION',
      description: `about ${name}`,
    });
  }
});

const list = (query: string) => api.ask(`${api.tokens}?${query}`);
const names = async (query: string): Promise<string[]> =>
  (await list(query)).body.tokens.map((token: { name: string }) => token.name);

describe('paging', () => {
  it('answers limit, offset, totalCount and tokens, 20 from the start unless asked otherwise', async () => {
    const { status, body } = await api.ask(api.tokens);
    expect(status).toBe(200);
    expect(body).toMatchObject({ limit: 20, offset: 0, totalCount: 5 });
    expect(body.tokens).toHaveLength(5);
  });

  it('one page beyond the end is empty, with the total', async () => {
    for (const offset of [5, 1000, 999_999_999]) {
      expect((await list(`limit=100&offset=${offset}`)).body).toEqual({
        limit: 100,
        offset,
        totalCount: 5,
        tokens: [],
      });
    }
  });

  it('limit 0 counts only, limit 1000 is honoured', async () => {
    expect((await list('limit=0')).body).toEqual({ limit: 0, offset: 0, totalCount: 5, tokens: [] });
    expect((await list('limit=1000')).body.limit).toBe(1000);
  });

  it('pages cover everything once', async () => {
    const seen: string[] = [];
    for (let offset = 0; offset < 6; offset += 2) seen.push(...(await names(`limit=2&offset=${offset}`)));
    expect(seen.toSorted()).toEqual([...NAMES, 'caller'].toSorted());
  });

  it.each([
    ['limit=1001', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=x', 'offset'],
    ['sorts=role:asc', 'sorts.0'],
    ['sorts=name', 'sorts.0'],
    ['sorts=name:up', 'sorts.0'],
    ['sorts=name:asc&sorts=nothing:asc', 'sorts.1'],
    ['kind=OTHER', 'kind'],
    ['includeOnlyOrganizationTokens=yes', 'includeOnlyOrganizationTokens'],
  ])('%s: 400 that names %s', async (query, field) => {
    const { status, body } = await list(query);
    expect([status, body.statusCode, body.fieldErrors[0].field]).toEqual([400, 400, field]);
    expect(body.message).not.toMatch(/invalid|expected|received/i);
  });
});

describe('order', () => {
  it('newest first unless asked otherwise', async () => {
    expect(await names('')).toEqual([...NAMES.toReversed(), 'caller']);
  });

  it('by every key, both ways, names without regard to case', async () => {
    expect(await names('sorts=name:asc')).toEqual(['Alpha', 'bravo', 'caller', 'charlie', 'delta']);
    expect(await names('sorts=name:desc')).toEqual(['delta', 'charlie', 'caller', 'bravo', 'Alpha']);
    expect(await names('sorts=description:asc')).toEqual(['caller', 'Alpha', 'bravo', 'charlie', 'delta']);
    for (const key of ['createdAt', 'updatedAt', 'tokenStartAt']) {
      expect(await names(`sorts=${key}:asc`)).toEqual(['caller', ...NAMES]);
    }
  });

  it('by several keys', async () => {
    expect(await names('sorts=description:asc&sorts=name:desc')).toEqual([
      'caller',
      'Alpha',
      'bravo',
      'charlie',
      'delta',
    ]);
  });
});

describe('filters', () => {
  it('by roles in a Workspace, a Deployment, on a Dag or a Dag tag', async () => {
    const { id: workspaceId } = await insertWorkspace(database.db, api.organization);
    const { id: deploymentId } = await insertDeployment(database.db, api.organization, workspaceId);
    const { id: otherDeployment } = await insertDeployment(database.db, api.organization, workspaceId);
    const [bravo] = (await list('sorts=name:asc&limit=1&offset=1')).body.tokens;
    const roles = [
      ...bravo.roles,
      { entityType: 'WORKSPACE', entityId: workspaceId, role: 'WORKSPACE_MEMBER' },
      { entityType: 'DEPLOYMENT', entityId: deploymentId, role: 'DEPLOYMENT_ADMIN' },
      { entityType: 'DAG', entityId: 'Daily Report', deploymentId, role: 'DAG_VIEWER' },
      { entityType: 'DAG_TAG', entityId: 'finance', deploymentId, role: 'DAG_AUTHOR' },
    ];
    expect((await api.post(`${api.tokens}/${bravo.id}/roles`, { roles })).status).toBe(200);
    for (const query of [
      `workspaceId=${workspaceId}`,
      `workspaceId=${workspaceId.toUpperCase()}`,
      `deploymentId=${deploymentId}`,
      'dagId=Daily%20Report',
      `dagId=Daily%20Report&deploymentId=${deploymentId}`,
      `dagTags=finance&dagTags=other&deploymentId=${deploymentId}`,
      `includeOnlyOrganizationTokens=true&workspaceId=${workspaceId}&kind=STANDARD`,
    ]) {
      expect([query, await names(query)]).toEqual([query, ['bravo']]);
    }
    for (const query of [
      `workspaceId=${newId()}`,
      'workspaceId=nonsense',
      `deploymentId=${otherDeployment}`,
      `dagId=Daily%20Report&deploymentId=${otherDeployment}`,
      'dagTags=other',
      'kind=DIRECT_ACCESS',
    ]) {
      expect([query, (await list(query)).body]).toEqual([query, { limit: 20, offset: 0, totalCount: 0, tokens: [] }]);
    }
  });

  it('ignores parameters it does not know', async () => {
    expect((await list('somethingNew=1&limit=1')).status).toBe(200);
  });
});
