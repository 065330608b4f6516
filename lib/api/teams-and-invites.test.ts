import { beforeEach, describe, expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { visitorFrom } from '#db/testing/visitor-context.ts';
import { newId } from '#lib/ids.ts';
import { getInvite } from '#lib/invites/get-invite.ts';

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
const TERRAFORM = { headers: { 'x-astro-client-identifier': 'terraform-provider-astro' } };
const fieldsOf = (body: { fieldErrors: { field: string }[] }) => body.fieldErrors.map(({ field }) => field);

describe('Teams', () => {
  it('are created, listed, changed and deleted under both bases', async () => {
    const grace = await member();
    const { id: workspaceId } = await insertWorkspace(database.db, api.organization);
    for (const [at, base] of [api.base, iam].entries()) {
      const sent = { name: `Team ${at}`, memberIds: [grace.id.toUpperCase()], organizationRole: 'ORGANIZATION_MEMBER' };
      const made = await api.post(`${base}/teams`, sent);
      expect(made.status).toBe(200);
      const by = { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' };
      expect(made.body).toEqual({
        id: expect.any(String),
        name: `Team ${at}`,
        description: '',
        organizationId: api.organization.id,
        organizationRole: 'ORGANIZATION_MEMBER',
        isIdpManaged: false,
        rolesCount: 1,
        createdAt: expect.stringMatching(TIME),
        createdBy: by,
        updatedAt: expect.stringMatching(TIME),
        updatedBy: by,
      });
      const path = `${base}/teams/${made.body.id}`;
      expect((await api.ask(path)).body).toEqual(made.body);
      const roles = {
        organizationRole: 'ORGANIZATION_MEMBER',
        workspaceRoles: [{ workspaceId, role: 'WORKSPACE_MEMBER' }],
      };
      expect(
        (await api.post(`${path}/roles`, { ...roles, deploymentRoles: [], dagRoles: [] }, TERRAFORM)).body,
      ).toEqual(roles);
      const renamed = await api.post(path, { name: `Renamed ${at}`, description: 'x' });
      expect(renamed.body).toMatchObject({ name: `Renamed ${at}`, description: 'x', ...roles, rolesCount: 2 });
      expect((await api.post(path, { name: `Renamed ${at}` })).body.description).toBe('x');
    }
    const list = async (query: string) => (await api.ask(`${api.base}/teams?${query}`)).body;
    expect((await list('names=Renamed 0&names=nobody')).teams.map(({ name }: { name: string }) => name)).toEqual([
      'Renamed 0',
    ]);
    expect((await list('')).teams.map(({ name }: { name: string }) => name)).toEqual(['Renamed 1', 'Renamed 0']);
    expect((await list(`workspaceId=${workspaceId}&sorts=name:asc&limit=1`)).totalCount).toBe(2);
    expect((await list(`deploymentId=${newId()}`)).teams).toEqual([]);
    const taken = await api.post(`${api.base}/teams`, { name: 'renamed 0' });
    expect([taken.status, fieldsOf(taken.body)]).toEqual([400, ['name']]);
    const [first] = (await list('')).teams;
    const remove = () => api.ask(`${iam}/teams/${first.id}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
  });

  it('take members in and out; the list has names and the time of joining', async () => {
    const [grace, joan] = [await member(), await member('Joan Clarke')];
    const { body: team } = await api.post(`${iam}/teams`, { name: 'Data', memberIds: [] });
    const path = `${iam}/teams/${team.id}/members`;
    for (const memberIds of [[grace.id], [grace.id, joan.id]]) {
      expect((await api.post(path, { memberIds })).status).toBe(204);
    }
    const { body } = await api.ask(`${path}?sorts=fullName:asc&limit=1`);
    expect(body).toEqual({
      limit: 1,
      offset: 0,
      totalCount: 2,
      teamMembers: [
        {
          userId: grace.id,
          username: grace.email,
          fullName: 'Grace Hopper',
          avatarUrl: '',
          createdAt: expect.stringMatching(TIME),
        },
      ],
    });
    expect((await api.ask(`${path}?limit=1000&offset=1000`)).body.teamMembers).toEqual([]);
    const remove = () => api.ask(`${path}/${grace.id}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    for (const memberIds of [[], [newId()], ['x'], undefined]) {
      const { status, body: refused } = await api.post(path, { memberIds });
      expect([status, fieldsOf(refused)[0]?.startsWith('memberIds')]).toEqual([400, true]);
    }
  });

  it('of an identity provider, unknown and foreign ones are refused, to the weak before any look-up', async () => {
    const other = await makeApi(database);
    const foreign = await insertTeam(database.db, other.organization);
    const managed = await insertTeam(database.db, api.organization, { isIdpManaged: true });
    expect((await api.post(`${iam}/teams/${managed.id}`, { name: 'x' })).status).toBe(400);
    const { value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    for (const id of [foreign.id, newId(), 'x']) {
      for (const options of [{}, { token }]) {
        const status = 'token' in options ? 403 : 404;
        expect((await api.post(`${iam}/teams/${id}`, { name: 'x' }, options)).status).toBe(status);
        expect((await api.ask(`${iam}/teams/${id}`, { method: 'DELETE', ...options })).status).toBe(status);
        expect((await api.ask(`${iam}/teams/${id}`, options)).status).toBe(404);
        expect((await api.ask(`${iam}/teams/${id}/members`, options)).status).toBe(404);
      }
    }
  });
});

describe('invitations', () => {
  it('make a PENDING user that lists show, and withdrawing one removes it', async () => {
    const sent = { inviteeEmail: 'New.Person@Example.com', role: 'ORGANIZATION_MEMBER' };
    const { status, body } = await api.post(`${iam}/invites`, sent);
    expect(status).toBe(200);
    const userId = body.invitee.id;
    expect(body).toEqual({
      inviteId: expect.stringMatching(/^c[0-9a-z]{24}$/),
      organizationId: api.organization.id,
      organizationName: 'Acme',
      expiresAt: expect.stringMatching(TIME),
      invitee: { id: userId, subjectType: 'USER', username: 'new.person@example.com', fullName: '', avatarUrl: '' },
      inviter: { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' },
      userId,
      inviteLink: expect.stringMatching(/^http:\/\/localhost:8888\/invite\/[0-9a-f]{64}$/),
    });
    const user = (await api.ask(`${iam}/users/${userId}`)).body;
    expect(user).toMatchObject({ status: 'PENDING', fullName: '', organizationRole: 'ORGANIZATION_MEMBER' });
    expect((await api.ask(`${iam}/users`)).body.users[0]).toEqual(user);

    const again = await api.post(`${api.base}/invites`, sent);
    expect([again.status, fieldsOf(again.body)]).toEqual([400, ['inviteeEmail']]);
    const remove = () => api.ask(`${iam}/invites/${body.inviteId}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await api.ask(`${iam}/users/${userId}`)).status).toBe(404);
    expect((await api.post(`${iam}/invites`, sent)).status).toBe(200);
  });

  it('tell the link once where no mail was sent, to the caller who made it', async () => {
    const sent = { inviteeEmail: 'linked@example.com', role: 'ORGANIZATION_MEMBER' };
    const { headers, body } = await api.post(`${api.base}/invites`, sent);
    expect(headers.get('cache-control')).toBe('no-store');
    const code = new URL(body.inviteLink).pathname.slice('/invite/'.length);
    for (const path of [`${api.base}/users`, `${api.base}/users/${body.userId}`, `${api.base}/audit-logs`]) {
      const { status, text } = await api.ask(path);
      expect([status, text.includes(code)]).toEqual([200, false]);
    }
    expect(await getInvite(visitorFrom(api.runtime, '203.0.113.9'), code)).toMatchObject({
      user: { email: sent.inviteeEmail },
    });
  });

  it('are refused with the name of the field, and to whoever may not invite', async () => {
    const wrong = await api.post(`${api.base}/invites`, { inviteeEmail: 'nobody', role: 'ORGANIZATION_MEMBER' });
    expect([wrong.status, fieldsOf(wrong.body)]).toEqual([400, ['inviteeEmail']]);
    const king = await api.post(`${api.base}/invites`, { inviteeEmail: 'a@example.com', role: 'KING' });
    expect([king.status, fieldsOf(king.body)]).toEqual([400, ['role']]);
    const { value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    const invite = { inviteeEmail: 'a@example.com', role: 'ORGANIZATION_MEMBER' };
    expect((await api.post(`${api.base}/invites`, invite, { token })).status).toBe(403);
    for (const id of [newId(), 'x']) {
      expect((await api.ask(`${api.base}/invites/${id}`, { method: 'DELETE', token })).status).toBe(403);
      expect((await api.ask(`${api.base}/invites/${id}`, { method: 'DELETE' })).status).toBe(404);
    }
  });
});
