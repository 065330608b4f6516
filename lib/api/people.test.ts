import { beforeEach, describe, expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
let api: ApiUnderTest;
let iam: string;
beforeEach(async () => {
  api = await makeApi(database);
  iam = `/iam/v1beta1/organizations/${api.organization.id}`;
});

const member = (fullName = 'Grace Hopper') =>
  insertMember(database.db, api.organization, { fullName, role: 'ORGANIZATION_MEMBER' });
const places = async () => {
  const workspace = await insertWorkspace(database.db, api.organization);
  const deployment = await insertDeployment(database.db, api.organization, workspace.id);
  return { workspaceId: workspace.id, deploymentId: deployment.id };
};
const TERRAFORM = { headers: { 'x-astro-client-identifier': 'terraform-provider-astro' } };
const CLI = { headers: { 'x-astro-client-identifier': 'cli' } };
const fieldsOf = (body: { fieldErrors: { field: string }[] }) => body.fieldErrors.map(({ field }) => field);

describe('users', () => {
  it('are listed and read under both bases, with direct roles and without empty lists', async () => {
    const grace = await member();
    const expected = {
      id: grace.id,
      username: grace.email,
      fullName: 'Grace Hopper',
      avatarUrl: '',
      status: 'ACTIVE',
      organizationRole: 'ORGANIZATION_MEMBER',
      createdAt: expect.stringMatching(TIME),
      updatedAt: expect.stringMatching(TIME),
    };
    for (const base of [api.base, iam]) {
      const { status, body } = await api.ask(`${base}/users/${grace.id.toUpperCase()}`);
      expect([status, body]).toEqual([200, expected]);
      const list = await api.ask(`${base}/users`);
      expect(list.body).toMatchObject({ limit: 20, offset: 0, totalCount: 2 });
      expect(list.body.users).toContainEqual(expected);
    }
  });

  it('page, sort and filter as every list does', async () => {
    const grace = await member();
    const { workspaceId } = await places();
    const path = `${iam}/users`;
    await api.post(`${path}/${grace.id}/roles`, {
      organizationRole: 'ORGANIZATION_MEMBER',
      workspaceRoles: [{ workspaceId, role: 'WORKSPACE_MEMBER' }],
    });
    const ids = async (query: string) =>
      (await api.ask(`${path}?${query}`)).body.users.map((user: { id: string }) => user.id);
    expect(await ids('sorts=id:asc&limit=1000')).toEqual([api.owner.id, grace.id].toSorted());
    expect(await ids('sorts=fullName:desc')).toEqual([grace.id, api.owner.id]);
    expect(await ids(`workspaceId=${workspaceId.toUpperCase()}`)).toEqual([grace.id]);
    for (const query of [
      `workspaceId=${newId()}`,
      'deploymentId=nothing',
      'dagId=x',
      'dagTags=x&dagTags=y',
      'limit=0',
    ]) {
      expect(await ids(query)).toEqual([]);
    }
    expect((await api.ask(`${path}?offset=1000&limit=1000`)).body).toMatchObject({ totalCount: 2, users: [] });
    for (const query of ['limit=1001', 'offset=-1', 'sorts=name:asc', 'sorts=id']) {
      const { status, body } = await api.ask(`${path}?${query}`);
      expect([status, fieldsOf(body).length > 0]).toEqual([400, true]);
    }
  });

  it('unknown and foreign ones are 404, and nobody without the right learns that', async () => {
    const other = await makeApi(database);
    const { workspaceId } = await places();
    const scoped = await api.post(`${api.base}/tokens`, {
      name: 'ws',
      scope: 'WORKSPACE',
      entityId: workspaceId,
      role: 'WORKSPACE_OWNER',
    });
    const token = scoped.body.token;
    for (const id of [other.owner.id, newId(), 'x']) {
      expect((await api.ask(`${api.base}/users/${id}`)).status).toBe(404);
      expect((await api.ask(`${api.base}/users/${id}`, { token })).status).toBe(403);
      expect((await api.ask(`${api.base}/users/${id}/teams`, { token })).status).toBe(403);
    }
    expect((await api.ask(`${api.base}/users`, { token })).status).toBe(403);
    expect((await api.ask(`${api.base}/users?workspaceId=${workspaceId}`, { token })).status).toBe(200);
    expect((await api.ask(`${api.base}/teams?workspaceId=${workspaceId}`, { token })).status).toBe(200);
    expect((await api.ask(`${api.base}/teams?workspaceId=${newId()}`, { token })).status).toBe(403);
    expect((await api.ask(`${other.base}/users`)).status).toBe(404);
  });

  it('tell the Teams they are in', async () => {
    const grace = await member();
    const team = await insertTeam(database.db, api.organization, { name: 'Data', memberIds: [grace.id] });
    const { body } = await api.ask(`${api.base}/users/${grace.id}/teams?sorts=name:asc`);
    expect(body).toEqual({
      limit: 20,
      offset: 0,
      totalCount: 1,
      teams: [
        {
          id: team.id,
          name: 'Data',
          description: '',
          isIdpManaged: false,
          organizationRole: 'ORGANIZATION_MEMBER',
          rolesCount: 1,
        },
      ],
    });
    expect((await api.ask(`${iam}/users/${grace.id}/teams`)).status).toBe(404);
  });
});

describe('roles of a person', () => {
  it('are replaced as a whole in one audited change, and repeated exactly', async () => {
    const grace = await member();
    const { workspaceId, deploymentId } = await places();
    const wanted = {
      organizationRole: 'ORGANIZATION_BILLING_ADMIN',
      workspaceRoles: [{ workspaceId, role: 'WORKSPACE_AUTHOR' }],
      deploymentRoles: [{ deploymentId, role: 'DEPLOYMENT_ADMIN' }],
      dagRoles: [
        { deploymentId, dagId: 'Load', role: 'DAG_VIEWER' },
        { deploymentId, dagTag: 'Load', role: 'DAG_AUTHOR' },
      ],
    };
    const path = `${iam}/users/${grace.id}`;
    const { status, body } = await api.post(`${path}/roles`, wanted);
    expect([status, body]).toEqual([200, wanted]);
    expect((await api.ask(path)).body).toMatchObject(wanted);
    const { rows } = await database.pool.query('select action from audit_events where target_id = $1', [grace.id]);
    expect(rows).toEqual([{ action: 'user.roles_changed' }]);
  });

  it('left-out lists stay for the CLI and go for the Terraform provider; empty ones always clear', async () => {
    const grace = await member();
    const { workspaceId, deploymentId } = await places();
    const path = `${iam}/users/${grace.id}/roles`;
    const organizationRole = 'ORGANIZATION_MEMBER';
    const workspaceRoles = [{ workspaceId, role: 'WORKSPACE_AUTHOR' }];
    const deploymentRoles = [{ deploymentId, role: 'DEPLOYMENT_ADMIN' }];
    const dagRoles = [{ deploymentId, dagId: 'Load', role: 'DAG_VIEWER' }];
    const all = { organizationRole, workspaceRoles, deploymentRoles, dagRoles };
    await api.post(path, all);
    const owner = { organizationRole: 'ORGANIZATION_OWNER' };
    expect((await api.post(path, owner, CLI)).body).toEqual({ ...all, ...owner });
    expect((await api.post(path, { organizationRole, workspaceRoles, deploymentRoles }, CLI)).body).toEqual(all);
    // A Dag role cannot stay where the Deployment role was taken.
    const without = { organizationRole, workspaceRoles, deploymentRoles: [] };
    expect((await api.post(path, without, CLI)).body).toEqual({ organizationRole, workspaceRoles });
    expect((await api.post(path, { organizationRole, workspaceRoles: null }, CLI)).body).toEqual({
      organizationRole,
      workspaceRoles,
    });
    expect((await api.post(path, { organizationRole }, TERRAFORM)).body).toEqual({ organizationRole });
  });

  it('are refused by the name of their list, whole and unchanged', async () => {
    const grace = await member();
    const { workspaceId, deploymentId } = await places();
    const path = `${api.base}/users/${grace.id}/roles`;
    const organizationRole = 'ORGANIZATION_MEMBER';
    const entry = { workspaceId, role: 'WORKSPACE_MEMBER' };
    for (const [sent, field] of [
      [{ organizationRole: 'KING' }, 'organizationRole'],
      [{ workspaceRoles: [entry] }, 'organizationRole'],
      [
        { organizationRole, workspaceRoles: [entry, { workspaceId: newId(), role: 'WORKSPACE_MEMBER' }] },
        'workspaceRoles.1.workspaceId',
      ],
      [{ organizationRole, workspaceRoles: [entry, entry] }, 'workspaceRoles.1.workspaceId'],
      [{ organizationRole, workspaceRoles: [{ workspaceId, role: 'DEPLOYMENT_ADMIN' }] }, 'workspaceRoles.0.role'],
      [
        { organizationRole, deploymentRoles: [{ deploymentId: newId(), role: 'DEPLOYMENT_ADMIN' }] },
        'deploymentRoles.0.deploymentId',
      ],
      [{ organizationRole, dagRoles: [{ deploymentId, role: 'DAG_VIEWER' }] }, 'dagRoles.0.dagId'],
      [
        { organizationRole, dagRoles: [{ deploymentId, dagId: 'a', dagTag: 'b', role: 'DAG_VIEWER' }] },
        'dagRoles.0.dagId',
      ],
      [{ organizationRole, dagRoles: [{ deploymentId, dagId: 'a', role: 'DAG_KING' }] }, 'dagRoles.0.role'],
    ] as const) {
      const { status, body } = await api.post(path, sent);
      expect([status, fieldsOf(body)]).toEqual([400, expect.arrayContaining([field])]);
    }
    expect((await api.ask(`${api.base}/users/${grace.id}`)).body).not.toHaveProperty('workspaceRoles');
    const last = await api.post(`${api.base}/users/${api.owner.id}/roles`, { organizationRole });
    expect(last.status).toBe(400);
  });

  it('need the right for each change; roles in places the caller does not see stay', async () => {
    const grace = await member();
    const { workspaceId } = await places();
    const hidden = await places();
    const path = `${api.base}/users/${grace.id}/roles`;
    const organizationRole = 'ORGANIZATION_MEMBER';
    const there = { workspaceId: hidden.workspaceId, role: 'WORKSPACE_OWNER' };
    await api.post(path, { organizationRole, workspaceRoles: [there] });
    const weak = await api.issue('weak', 'ORGANIZATION_MEMBER');
    const token = weak.value;
    expect((await api.post(path, { organizationRole: 'ORGANIZATION_OWNER' }, { token })).status).toBe(403);
    const home = { entityType: 'ORGANIZATION', entityId: api.organization.id, role: 'ORGANIZATION_MEMBER' };
    const owned = { entityType: 'WORKSPACE', entityId: workspaceId, role: 'WORKSPACE_OWNER' };
    expect((await api.post(`${api.base}/tokens/${weak.id}/roles`, { roles: [home, owned] })).status).toBe(200);
    const here = { workspaceId, role: 'WORKSPACE_MEMBER' };
    const { status, body } = await api.post(path, { organizationRole, workspaceRoles: [here] }, { token });
    expect([status, body.workspaceRoles]).toEqual([200, [here]]);
    const all = (await api.ask(`${api.base}/users/${grace.id}`)).body.workspaceRoles;
    expect(all).toHaveLength(2);
    expect(all).toEqual(expect.arrayContaining([here, there]));
  });
});
