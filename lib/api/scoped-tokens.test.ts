import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let workspaceId: string;
let deploymentId: string;
beforeEach(async () => {
  api = await makeApi(database);
  workspaceId = (await insertWorkspace(database.db, api.organization)).id;
  deploymentId = (await insertDeployment(database.db, api.organization, workspaceId)).id;
});

const make = (input: object, token?: string) =>
  api.post(api.tokens, { name: 'scoped', ...input }, token === undefined ? {} : { token });
const inWorkspace = (role: string) => ({ scope: 'WORKSPACE', entityId: workspaceId, role });

describe('tokens of Workspaces and Deployments', () => {
  it('are created with one role entry at home, and read, renamed, rotated and deleted like any other', async () => {
    const { status, body } = await make({ ...inWorkspace('WORKSPACE_OPERATOR'), entityId: workspaceId.toUpperCase() });
    expect([status, body.scope]).toEqual([200, 'WORKSPACE']);
    expect(body.roles).toEqual([{ entityType: 'WORKSPACE', entityId: workspaceId, role: 'WORKSPACE_OPERATOR' }]);
    const path = `${api.tokens}/${body.id}`;
    expect((await api.post(path, { name: 'renamed' })).body.name).toBe('renamed');
    const rotated = await api.post(`${path}/rotate`);
    expect((await api.ask('/v1/organizations', { token: body.token })).status).toBe(401);
    expect((await api.ask('/v1/organizations', { token: rotated.body.token })).status).toBe(200);
    const inside = { entityType: 'DEPLOYMENT', entityId: deploymentId, role: 'DEPLOYMENT_ADMIN' };
    expect((await api.post(`${path}/roles`, { roles: [...body.roles, inside] })).body).toEqual({
      workspaceRoles: [{ workspaceId, role: 'WORKSPACE_OPERATOR' }],
      deploymentRoles: [{ deploymentId, role: 'DEPLOYMENT_ADMIN' }],
    });
    expect((await api.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(path)).status).toBe(404);
  });

  it.each([
    [{ scope: 'WORKSPACE', role: 'WORKSPACE_MEMBER' }, 400, 'entityId'],
    [{ scope: 'WORKSPACE', role: 'WORKSPACE_MEMBER', entityId: newId() }, 404, null],
    [{ scope: 'DEPLOYMENT', role: 'DEPLOYMENT_ADMIN', entityId: newId() }, 404, null],
    [{ scope: 'ORGANIZATION', role: 'ORGANIZATION_MEMBER', entityId: 'ignored' }, 200, null],
  ])('judge %j with %i', async (input, status, field) => {
    const answer = await make(input);
    expect(answer.status).toBe(status);
    if (field) expect(JSON.stringify(answer.body)).toContain(field);
  });

  it('refuse a role of another level by its field', async () => {
    const answer = await make(inWorkspace('DEPLOYMENT_ADMIN'));
    expect([answer.status, answer.body.message]).toEqual([400, 'Choose a Workspace Role']);
  });

  it('are listed for a token that manages them, with no role elsewhere, and only there', async () => {
    const { body: operator } = await make(inWorkspace('WORKSPACE_OPERATOR'));
    const other = await insertWorkspace(database.db, api.organization, { name: 'other' });
    const { body: guest } = await make({ scope: 'ORGANIZATION', role: 'ORGANIZATION_MEMBER', name: 'guest' });
    const entry = (entityId: string) => ({ entityType: 'WORKSPACE', entityId, role: 'WORKSPACE_MEMBER' });
    await api.post(`${api.tokens}/${guest.id}/roles`, {
      roles: [...guest.roles, entry(workspaceId), entry(other.id)],
    });
    const token = operator.token as string;
    const { status, body } = await api.ask(`${api.tokens}?workspaceId=${workspaceId}`, { token });
    expect([status, body.totalCount]).toEqual([200, 2]);
    const seen = body.tokens.find(({ id }: { id: string }) => id === guest.id);
    expect(seen.roles).toEqual([entry(workspaceId)]);
    expect((await api.ask(`${api.tokens}/${guest.id}`, { token })).body.roles).toEqual([entry(workspaceId)]);
    for (const query of [
      '',
      `?workspaceId=${other.id}`,
      `?deploymentId=${newId()}`,
      `?dagId=x&workspaceId=${workspaceId}`,
    ]) {
      expect([query, (await api.ask(`${api.tokens}${query}`, { token })).status]).toEqual([query, 403]);
    }
  });

  it('never make more than the caller is', async () => {
    const { body: operator } = await make(inWorkspace('WORKSPACE_OPERATOR'));
    const { body: strong } = await make({ ...inWorkspace('WORKSPACE_OWNER'), name: 'strong' });
    const token = operator.token as string;
    expect((await make(inWorkspace('WORKSPACE_OPERATOR'), token)).status).toBe(200);
    expect((await make(inWorkspace('WORKSPACE_OWNER'), token)).status).toBe(403);
    expect((await api.post(`${api.tokens}/${strong.id}/rotate`, undefined, { token })).status).toBe(403);
    const elsewhere = [(await api.issue('org')).id, newId()];
    const answers = [];
    for (const id of elsewhere) answers.push((await api.ask(`${api.tokens}/${id}`, { token })).body.message);
    expect(answers[0]).toBe(answers[1]);
  });
});
