import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { removeSubjectRole } from '#lib/subject-roles/remove-subject-role.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

describe('one Workspace', () => {
  it('answers whoever may see it, in the shape of the contract', async () => {
    const workspace = await insertWorkspace(database.db, api.organization);
    const { status, body } = await api.ask(`${api.base}/workspaces/${workspace.id.toUpperCase()}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: workspace.id,
      name: 'analytics',
      description: '',
      organizationId: api.organization.id,
      organizationName: 'Acme',
      cicdEnforcedDefault: false,
    });
    expect(body).not.toHaveProperty('defaultRegion');
  });

  it('is open to a token while it holds a role there, and 403 from the next request on', async () => {
    const workspace = await insertWorkspace(database.db, api.organization);
    const { id, value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    const path = `${api.base}/workspaces/${workspace.id}`;
    const target = { subject: { type: 'TOKEN', id }, entityType: 'WORKSPACE', entityId: workspace.id };
    expect((await api.ask(path, { token })).status).toBe(403);
    await addSubjectRole(await api.context(), { ...target, role: 'WORKSPACE_ACCESSOR' });
    expect((await api.ask(path, { token })).status).toBe(200);
    await removeSubjectRole(await api.context(), target);
    expect((await api.ask(path, { token })).status).toBe(403);
  });

  it('unknown, malformed and foreign ids are one 404 to an Owner and one 403 to others', async () => {
    const other = await makeApi(database);
    const foreign = await insertWorkspace(database.db, other.organization);
    const { value: weak } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    for (const id of [foreign.id, 'cunknown00000000000000000', 'not-an-id']) {
      expect((await api.ask(`${api.base}/workspaces/${id}`)).status).toBe(404);
      expect((await api.ask(`${api.base}/workspaces/${id}`, { token: weak })).status).toBe(403);
    }
  });
});

describe('Workspaces', () => {
  it('are created, listed newest first with filters and sorts, changed and deleted, under both bases', async () => {
    const paths = [`${api.base}/workspaces`, `/platform/v1beta1/organizations/${api.organization.id}/workspaces`];
    const made: Record<string, string>[] = [];
    for (const [index, path] of paths.entries()) {
      const sent = { name: `W${index}`, description: '', cicdEnforcedDefault: index === 0, unknown: 1 };
      const { status, body } = await api.post(path, sent);
      expect([status, body.name, body.cicdEnforcedDefault]).toEqual([200, `W${index}`, index === 0]);
      expect(body.createdBy).toEqual({ id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' });
      made.push(body);
    }
    for (const path of paths) {
      const names = async (query: string) => {
        const { body } = await api.ask(`${path}?${query}`);
        return [body.totalCount, ...body.workspaces.map(({ name }: { name: string }) => name)];
      };
      const inOrder = async (query: string) => (await names(query)).slice(1);
      expect(await names('')).toEqual([2, 'W1', 'W0']);
      expect(await inOrder('sorts=name:asc')).toEqual(['W0', 'W1']);
      expect(await inOrder('sorts=name:desc')).toEqual(['W1', 'W0']);
      expect(await names('names=W1&names=w0')).toEqual([1, 'W1']);
      expect(await names(`workspaceIds=${made[0]?.id?.toUpperCase()}`)).toEqual([1, 'W0']);
      expect(await names('workspaceIds=nobody')).toEqual([0]);
      expect(await names('names=%00')).toEqual([0]);
      expect(await names('limit=1000&offset=1000')).toEqual([2]);
      expect((await api.ask(`${path}?sorts=id:asc`)).status).toBe(400);
    }
    for (const path of paths) {
      const update = { name: 'Renamed', description: 'x', cicdEnforcedDefault: false, defaultRegion: 'us-east-1' };
      const one = `${path}/${made[paths.indexOf(path)]?.id}`;
      const { body: saved } = await api.post(one, update);
      expect(saved).toMatchObject({ name: 'Renamed', description: 'x', defaultRegion: 'us-east-1' });
      expect(saved.createdAt).toBe(made[paths.indexOf(path)]?.createdAt);
      expect((await api.ask(one)).body).toEqual(saved);
    }
    const [first, second] = made.map(({ id }) => `${paths[0]}/${id}`);
    expect((await api.ask(first ?? '', { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(first ?? '', { method: 'DELETE' })).status).toBe(404);
    await insertDeployment(database.db, api.organization, made[1]?.id ?? '');
    const refused = await api.ask(second ?? '', { method: 'DELETE' });
    expect([refused.status, refused.body.message]).toEqual([400, 'This Workspace has 1 Deployment. Delete it first.']);
  });

  it('are seen by their own roles only, and made by Owners only', async () => {
    const workspace = await insertWorkspace(database.db, api.organization);
    await insertWorkspace(database.db, api.organization, { name: 'hidden' });
    const { id, value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    const path = `${api.base}/workspaces`;
    expect((await api.ask(path, { token })).body.workspaces).toEqual([]);
    const target = { subject: { type: 'TOKEN', id }, entityType: 'WORKSPACE', entityId: workspace.id };
    await addSubjectRole(await api.context(), { ...target, role: 'WORKSPACE_MEMBER' });
    expect((await api.ask(path, { token })).body).toMatchObject({ totalCount: 1, workspaces: [{ id: workspace.id }] });
    expect((await api.post(path, { name: 'no' }, { token })).status).toBe(403);
    for (const place of [workspace.id, 'cunknown00000000000000000']) {
      expect((await api.post(`${path}/${place}`, { name: 'no' }, { token })).status).toBe(403);
      expect((await api.ask(`${path}/${place}`, { method: 'DELETE', token })).status).toBe(403);
    }
    const { status, body } = await api.post(path, { name: '' });
    expect([status, body.fieldErrors[0].field]).toEqual([400, 'name']);
  });
});
