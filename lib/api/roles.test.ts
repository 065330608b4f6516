import { beforeEach, describe, expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { isPermission } from '#lib/access/permissions.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TERRAFORM = { headers: { 'x-astro-client-identifier': 'terraform-provider-astro' } };
let api: ApiUnderTest;
let iam: string;
beforeEach(async () => {
  api = await makeApi(database);
  iam = `/iam/v1beta1/organizations/${api.organization.id}`;
});
const fieldsOf = (body: { fieldErrors: { field: string }[] }) => body.fieldErrors.map(({ field }) => field);
const deployer = { name: 'Deployer', scopeType: 'DEPLOYMENT', permissions: ['deployment.update', 'deployment.get'] };

describe('custom roles', () => {
  it('are created, read, listed, changed and deleted under both bases', async () => {
    const workspace = await insertWorkspace(database.db, api.organization);
    for (const [at, base] of [api.base, iam].entries()) {
      const sent = { ...deployer, name: `Deployer ${at}`, restrictedWorkspaceIds: null };
      const made = await api.post(`${base}/roles`, sent);
      const by = { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' };
      expect([made.status, made.body]).toEqual([
        200,
        {
          id: expect.any(String),
          name: `Deployer ${at}`,
          scopeType: 'DEPLOYMENT',
          permissions: expect.arrayContaining(deployer.permissions),
          restrictedWorkspaceIds: [],
          createdAt: expect.stringMatching(TIME),
          createdBy: by,
          updatedAt: expect.stringMatching(TIME),
          updatedBy: by,
        },
      ]);
      const path = `${base}/roles/${made.body.id}`;
      expect((await api.ask(path)).body).toEqual(made.body);
      const { permissions: _permissions, ...listed } = made.body;
      expect((await api.ask(`${base}/roles`)).body.roles[0]).toEqual(listed);
      const restrictedWorkspaceIds = [workspace.id];
      const change = {
        name: `Deployer ${at}`,
        permissions: ['deployment.get'],
        description: '',
        restrictedWorkspaceIds,
      };
      const changed = await api.post(path, change);
      expect(changed.body).toMatchObject(change);
      expect(changed.body.createdAt).toBe(made.body.createdAt);
    }
    const list = async (query: string) => (await api.ask(`${iam}/roles?${query}`)).body;
    expect(await list('sorts=name:asc&limit=1')).toMatchObject({ totalCount: 2, roles: [{ name: 'Deployer 0' }] });
    expect(await list('scopeTypes=DAG&scopeTypes=WORKSPACE')).toMatchObject({ totalCount: 0, roles: [] });
    expect(await list('offset=100&limit=100')).toMatchObject({ totalCount: 2, roles: [] });
    const id = (await list('')).roles[0].id;
    const remove = () => api.ask(`${iam}/roles/${id}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
  });

  it('keep what an update leaves out, except for the Terraform provider', async () => {
    const workspace = await insertWorkspace(database.db, api.organization);
    const sent = { ...deployer, description: 'x', restrictedWorkspaceIds: [workspace.id] };
    const { body: made } = await api.post(`${iam}/roles`, sent);
    const path = `${iam}/roles/${made.id}`;
    const { name, permissions } = deployer;
    expect((await api.post(path, { name, permissions })).body).toMatchObject({
      description: 'x',
      restrictedWorkspaceIds: [workspace.id],
    });
    const cleared = (await api.post(path, { name, permissions, restrictedWorkspaceIds: null }, TERRAFORM)).body;
    expect(cleared.restrictedWorkspaceIds).toEqual([]);
    expect(cleared).not.toHaveProperty('description');
  });

  it('are refused with the name of the field', async () => {
    await api.post(`${iam}/roles`, deployer);
    for (const [change, field] of [
      [{ name: '' }, 'name'],
      [{ name: 'deployer' }, 'name'],
      [{ name: 'WORKSPACE_OWNER' }, 'name'],
      [{ scopeType: 'WORKSPACE' }, 'scopeType'],
      [{ permissions: [] }, 'permissions'],
      [{ permissions: ['deployment.fly'] }, 'permissions'],
      [{ restrictedWorkspaceIds: [newId()] }, 'restrictedWorkspaceIds'],
    ] as const) {
      const { status, body } = await api.post(`${iam}/roles`, { ...deployer, name: 'other', ...change });
      expect([status, fieldsOf(body)]).toEqual([400, [field]]);
    }
  });

  it('in use are not deleted; unknown ones are 404, to the weak 403', async () => {
    const { body: role } = await api.post(`${iam}/roles`, deployer);
    const workspace = await insertWorkspace(database.db, api.organization);
    const deployment = await insertDeployment(database.db, api.organization, workspace.id);
    const grace = await insertMember(database.db, api.organization, { role: 'ORGANIZATION_MEMBER' });
    const held = await api.post(`${iam}/users/${grace.id}/roles`, {
      organizationRole: 'ORGANIZATION_MEMBER',
      workspaceRoles: [{ workspaceId: workspace.id, role: 'WORKSPACE_MEMBER' }],
      deploymentRoles: [{ deploymentId: deployment.id, role: 'Deployer' }],
    });
    expect(held.body.deploymentRoles).toEqual([{ deploymentId: deployment.id, role: 'Deployer' }]);
    const inUse = await api.ask(`${iam}/roles/${role.id}`, { method: 'DELETE' });
    expect([inUse.status, inUse.body.message]).toEqual([400, expect.stringContaining('held by 1 user')]);
    const { value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    for (const id of [newId(), 'x']) {
      expect((await api.ask(`${iam}/roles/${id}`)).status).toBe(404);
      expect((await api.ask(`${iam}/roles/${id}`, { method: 'DELETE' })).status).toBe(404);
      expect((await api.ask(`${iam}/roles/${id}`, { method: 'DELETE', token })).status).toBe(403);
    }
    expect((await api.post(`${iam}/roles`, deployer, { token })).status).toBe(403);
  });
});

describe('what roles are made of', () => {
  it('default roles come with every page when asked for, each with a description', async () => {
    expect((await api.ask(`${api.base}/roles`)).body).not.toHaveProperty('defaultRoles');
    const { body } = await api.ask(`${api.base}/roles?includeDefaultRoles=true&limit=100&offset=100`);
    expect(body).toMatchObject({ totalCount: 0, roles: [] });
    expect(body.defaultRoles.map(({ name }: { name: string }) => name)).toContain('WORKSPACE_OWNER');
    for (const role of body.defaultRoles) expect(role.description).toMatch(/\w/);
    const dag = await api.ask(`${api.base}/roles?includeDefaultRoles=true&scopeTypes=DAG`);
    expect(dag.body.defaultRoles).toHaveLength(2);
    expect((await api.ask(`${api.base}/roles?scopeTypes=PLANET`)).status).toBe(400);
  });

  it('templates and permission groups are plain lists; groups name every permission', async () => {
    const templates = (await api.ask(`${iam}/role-templates?scopeTypes=DEPLOYMENT`)).body;
    expect(templates.map(({ name }: { name: string }) => name)).toEqual([
      'Deployment Viewer',
      'Deployment Author',
      'Deployment Operator',
    ]);
    expect((await api.ask(`${iam}/role-templates`)).body).toHaveLength(5);
    const groups = (await api.ask('/v1/authorization/permission-groups')).body;
    const names = groups.flatMap(({ name, permissions }: { name: string; permissions: { action: string }[] }) =>
      permissions.map(({ action }) => `${name}.${action}`),
    );
    expect(names.filter((name: string) => !isPermission(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['deployment.get', 'dag.airflow.dag.get', 'workspace.apiTokens.get']));
    const dag = (await api.ask('/v1/authorization/permission-groups?scopeType=DAG')).body;
    expect(new Set(dag.map(({ scope }: { scope: string }) => scope))).toEqual(new Set(['DAG']));
    expect((await api.ask('/v1/authorization/permission-groups?scopeType=PLANET')).status).toBe(400);
    expect((await api.ask('/v1/authorization/permission-groups', { token: null })).status).toBe(401);
  });
});

describe('tokens for the Terraform provider', () => {
  it('say their level as type, and are the same tokens', async () => {
    const sent = { name: 'tf', description: '', role: 'ORGANIZATION_MEMBER' };
    const made = await api.post(`${iam}/tokens`, { ...sent, type: 'ORGANIZATION' });
    expect(made.body).toMatchObject({ type: 'ORGANIZATION', token: expect.any(String) });
    const { token: _token, ...rest } = made.body;
    for (const base of [iam, api.base]) expect((await api.ask(`${base}/tokens/${rest.id}`)).body).toEqual(rest);
    const refused = await api.post(`${iam}/tokens`, { ...sent, scope: 'ORGANIZATION' });
    expect([refused.status, fieldsOf(refused.body)]).toEqual([400, ['type']]);
    const roles = {
      roles: [{ entityType: 'ORGANIZATION', entityId: api.organization.id, role: 'ORGANIZATION_OWNER' }],
    };
    expect((await api.post(`${iam}/tokens/${rest.id}/roles`, roles)).body).toEqual({
      organizationRole: 'ORGANIZATION_OWNER',
    });
    expect((await api.post(`${iam}/tokens/${rest.id}/rotate`)).body.token).toBeTruthy();
    expect((await api.ask(`${iam}/tokens?includeOnlyOrganizationTokens=true`)).body.totalCount).toBe(2);
    expect((await api.ask(`${iam}/tokens/${rest.id}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('are made and rotated once for one Idempotency-Key; the value is told once', async () => {
    const headers = { 'Idempotency-Key': '"first-create-1"' };
    const sent = { name: 'once', role: 'ORGANIZATION_MEMBER', type: 'ORGANIZATION' };
    const first = await api.post(`${iam}/tokens`, sent, { headers });
    const again = await api.post(`${iam}/tokens`, sent, { headers });
    const { token, ...rest } = first.body;
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect([again.status, again.body]).toEqual([200, rest]);
    const path = `${iam}/tokens/${rest.id}/rotate`;
    const rotated = await api.post(path, undefined, { headers });
    const repeated = await api.post(path, undefined, { headers });
    expect(rotated.body.token).not.toBe(token);
    expect(repeated.body).not.toHaveProperty('token');
    expect(repeated.body.shortToken).toBe(rotated.body.shortToken);
    expect((await api.ask('/v1/organizations', { token: rotated.body.token })).status).toBe(200);
    const reused = [
      await api.post(`${iam}/tokens`, { ...sent, name: 'another' }, { headers }),
      await api.post(path, { overlap: '1h' }, { headers }),
      await api.post(`${iam}/tokens/${api.caller.id}/rotate`, undefined, { headers }),
    ];
    expect(reused.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect((await api.ask(`${iam}/tokens`)).body.totalCount).toBe(2);
    const wrong = await api.post(`${iam}/tokens`, sent, { headers: { 'Idempotency-Key': 'x' } });
    expect([wrong.status, fieldsOf(wrong.body)]).toEqual([400, ['idempotency-key']]);
  });
});
