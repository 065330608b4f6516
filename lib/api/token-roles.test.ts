import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let tokenId: string;
let home: { entityType: string; entityId: string; role: string };
const workspaceId = () => places[0] ?? '';
const deploymentId = () => places[1] ?? '';
let places: string[];

async function insertPlaces(organizationId: string): Promise<string[]> {
  const workspace = await insertWorkspace(database.db, { id: organizationId });
  const deployment = await insertDeployment(database.db, { id: organizationId }, workspace.id);
  return [workspace.id, deployment.id];
}

beforeEach(async () => {
  api = await makeApi(database);
  tokenId = (await api.issue('subject', 'ORGANIZATION_MEMBER')).id;
  home = { entityType: 'ORGANIZATION', entityId: api.organization.id, role: 'ORGANIZATION_MEMBER' };
  places = await insertPlaces(api.organization.id);
});

const setRoles = (roles: unknown, token?: string) =>
  api.post(`${api.tokens}/${tokenId}/roles`, { roles }, token === undefined ? {} : { token });
const heldRoles = async () => (await api.ask(`${api.tokens}/${tokenId}`)).body.roles;

describe('replacing the roles of a token', () => {
  it('keeps exactly what was sent and answers grouped by level, without empty lists', async () => {
    const workspace = { entityType: 'WORKSPACE', entityId: workspaceId(), role: 'WORKSPACE_ACCESSOR' };
    const deployment = { entityType: 'DEPLOYMENT', entityId: deploymentId(), role: 'DEPLOYMENT_ADMIN' };
    const dag = { entityType: 'DAG', entityId: 'Report', role: 'DAG_VIEWER', deploymentId: deploymentId() };
    const tag = { entityType: 'DAG_TAG', entityId: 'Report', role: 'DAG_AUTHOR', deploymentId: deploymentId() };
    const all = [tag, dag, deployment, workspace, { ...home, role: 'ORGANIZATION_OWNER' }];
    const { status, body } = await setRoles(all);
    expect(status).toBe(200);
    expect(body).toEqual({
      organizationRole: 'ORGANIZATION_OWNER',
      workspaceRoles: [{ workspaceId: workspaceId(), role: 'WORKSPACE_ACCESSOR' }],
      deploymentRoles: [{ deploymentId: deploymentId(), role: 'DEPLOYMENT_ADMIN' }],
      dagRoles: [
        { deploymentId: deploymentId(), role: 'DAG_VIEWER', dagId: 'Report' },
        { deploymentId: deploymentId(), role: 'DAG_AUTHOR', dagTag: 'Report' },
      ],
    });
    expect(await heldRoles()).toEqual(expect.arrayContaining(all));
    expect(await heldRoles()).toHaveLength(5);

    const back = await setRoles([home]);
    expect(back.body).toEqual({ organizationRole: 'ORGANIZATION_MEMBER' });
    expect(await heldRoles()).toEqual([home]);
  });

  it('takes effect with the next request and shows in the console columns', async () => {
    const { value: token, id } = await api.issue('worker', 'ORGANIZATION_OWNER');
    expect((await api.ask(api.tokens, { token })).status).toBe(200);
    await api.post(`${api.tokens}/${id}/roles`, { roles: [home] });
    expect((await api.ask(api.tokens, { token })).status).toBe(403);
    const { rows } = await database.pool.query('select role from api_tokens where id = $1', [id]);
    expect(rows).toEqual([{ role: 'ORGANIZATION_MEMBER' }]);
  });

  it('reads null and empty deploymentId as left out, and ids in any case', async () => {
    const roles = [
      { ...home, entityId: api.organization.id.toUpperCase(), deploymentId: null },
      { entityType: 'WORKSPACE', entityId: workspaceId().toUpperCase(), role: 'WORKSPACE_MEMBER', deploymentId: '' },
    ];
    expect((await setRoles(roles)).status).toBe(200);
    expect(await heldRoles()).toEqual([
      home,
      { entityType: 'WORKSPACE', entityId: workspaceId(), role: 'WORKSPACE_MEMBER' },
    ]);
  });

  it('is audited with both sides', async () => {
    await setRoles([{ ...home, role: 'ORGANIZATION_OWNER' }]);
    const { rows } = await database.pool.query(
      `select action, before, after from audit_events where target_id = $1 order by sequence desc limit 1`,
      [tokenId],
    );
    expect(rows[0]).toMatchObject({
      action: 'token.updated',
      before: { role: 'ORGANIZATION_MEMBER', roles: [home] },
      after: { role: 'ORGANIZATION_OWNER', roles: [{ ...home, role: 'ORGANIZATION_OWNER' }] },
    });
  });
});

const entry = (change: object) => () => [
  home,
  { entityType: 'WORKSPACE', entityId: workspaceId(), role: 'WORKSPACE_MEMBER', ...change },
];

describe('what is refused, whole and unchanged', () => {
  it.each([
    ['no list', () => undefined, 'roles'],
    ['an empty list', () => [], 'roles'],
    ['a list without the own scope', () => entry({})().slice(1), 'roles'],
    ['another Organization', () => [home, { ...home, entityId: newId() }], 'roles.1.entityId'],
    ['a role of another level', entry({ role: 'ORGANIZATION_OWNER' }), 'roles.1.role'],
    ['an unknown role', entry({ role: 'WORKSPACE_KING' }), 'roles.1.role'],
    ['an unknown kind of entity', entry({ entityType: 'CLUSTER' }), 'roles.1.entityType'],
    ['an unknown Workspace', entry({ entityId: newId() }), 'roles.1.entityId'],
    ['the same entity twice', () => [...entry({})(), entry({ role: 'WORKSPACE_OWNER' })()[1]], 'roles.2.entityId'],
    ['a Deployment on a Workspace entry', entry({ deploymentId: newId() }), 'roles.1.deploymentId'],
    [
      'a Dag without its Deployment',
      entry({ entityType: 'DAG', entityId: 'x', role: 'DAG_VIEWER' }),
      'roles.1.deploymentId',
    ],
    [
      'a Dag in an unknown Deployment',
      entry({ entityType: 'DAG', entityId: 'x', role: 'DAG_VIEWER', deploymentId: newId() }),
      'roles.1.deploymentId',
    ],
  ])('%s', async (_, roles, field) => {
    const { status, body } = await setRoles(roles());
    expect(status).toBe(400);
    expect(body.fieldErrors.map((error: { field: string }) => error.field)).toContain(field);
    expect(body.message).not.toMatch(/invalid|expected|received/i);
    expect(await heldRoles()).toEqual([home]);
  });

  it('Workspaces and Deployments of another Organization', async () => {
    const other = await makeApi(database);
    const [foreignWorkspace, foreignDeployment] = await insertPlaces(other.organization.id);
    for (const role of [
      { entityType: 'WORKSPACE', entityId: foreignWorkspace, role: 'WORKSPACE_OWNER' },
      { entityType: 'DEPLOYMENT', entityId: foreignDeployment, role: 'DEPLOYMENT_ADMIN' },
    ]) {
      const { status, body } = await setRoles([home, role]);
      expect([status, body.fieldErrors[0].field]).toEqual([400, 'roles.1.entityId']);
    }
    expect(await heldRoles()).toEqual([home]);
  });

  it('a caller that holds less than it would give away', async () => {
    const { value: weak } = await api.issue('weak', 'ORGANIZATION_BILLING_ADMIN');
    expect((await setRoles([{ ...home, role: 'ORGANIZATION_OWNER' }], weak)).status).toBe(403);
    expect(await heldRoles()).toEqual([home]);
  });
});
