import { beforeEach, describe, expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let iam: string;
let workspaceId: string;
beforeEach(async () => {
  api = await makeApi(database);
  iam = `/iam/v1beta1/organizations/${api.organization.id}`;
  workspaceId = (await insertWorkspace(database.db, api.organization)).id;
});

const organizationRole = 'ORGANIZATION_MEMBER';
const member = (fullName = 'Grace Hopper') =>
  insertMember(database.db, api.organization, { fullName, role: organizationRole });

describe('roles in a Workspace', () => {
  it('that the caller does not see are not told by refusals either', async () => {
    const [grace, nobody] = [await member(), await member('Nobody There')];
    const there = { workspaceId, role: 'WORKSPACE_OWNER' };
    await api.post(`${api.base}/users/${grace.id}/roles`, { organizationRole, workspaceRoles: [there] });
    const { value: token } = await api.issue('weak', organizationRole);
    const guesses = [];
    for (const [id, role] of [
      [grace.id, 'WORKSPACE_OWNER'],
      [grace.id, 'WORKSPACE_MEMBER'],
      [nobody.id, 'WORKSPACE_MEMBER'],
    ]) {
      const sent = { organizationRole, workspaceRoles: [{ ...there, role }] };
      const answer = await api.post(`${api.base}/users/${id}/roles`, sent, { token });
      guesses.push([answer.status, answer.body.message]);
    }
    expect(guesses[0]?.[0]).toBe(403);
    expect(guesses).toEqual([guesses[0], guesses[0], guesses[0]]);
  });

  it('are changed in its Workspace by a token of it, which meets nobody elsewhere', async () => {
    const [grace, stranger] = [await member(), await member('Stranger')];
    const team = await insertTeam(database.db, api.organization);
    const lone = await insertTeam(database.db, api.organization);
    const workspaceRoles = [{ workspaceId, role: 'WORKSPACE_MEMBER' }];
    const met = [`${api.base}/users/${grace.id}`, `${iam}/teams/${team.id}`];
    for (const path of met) await api.post(`${path}/roles`, { organizationRole, workspaceRoles });
    const input = { name: 'ci', scope: 'WORKSPACE', entityId: workspaceId, role: 'WORKSPACE_OWNER' };
    const { token } = (await api.post(api.tokens, input)).body;
    for (const path of met) {
      const { status, body } = await api.ask(path, { token });
      expect([status, body]).toMatchObject([200, { organizationRole, workspaceRoles }]);
      const author = [{ workspaceId, role: 'WORKSPACE_AUTHOR' }];
      const changed = await api.post(`${path}/roles`, { organizationRole, workspaceRoles: author }, { token });
      expect([changed.status, changed.body]).toEqual([200, { organizationRole, workspaceRoles: author }]);
      const king = await api.post(`${path}/roles`, { organizationRole: 'ORGANIZATION_OWNER' }, { token });
      expect(king.status).toBe(403);
    }
    for (const [noun, id] of [
      ['users', stranger.id],
      ['users', newId()],
      ['teams', lone.id],
      ['teams', newId()],
    ]) {
      const path = `${iam}/${noun}/${id}`;
      const { body } = await api.ask(path, { token });
      expect(body).toMatchObject({ statusCode: 403, message: expect.stringContaining('“See users and Teams”') });
      expect((await api.post(`${path}/roles`, { organizationRole, workspaceRoles }, { token })).status).toBe(403);
    }
    // Without its role there she is a stranger as well.
    const gone = await api.post(`${met[0]}/roles`, { organizationRole, workspaceRoles: [] }, { token });
    expect([gone.status, (await api.ask(`${met[0]}`, { token })).status]).toEqual([200, 403]);
  });
});
