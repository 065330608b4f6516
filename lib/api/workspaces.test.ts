import { beforeEach, describe, expect, it } from 'vitest';

import { insertWorkspace } from '#db/testing/places.ts';
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
