import { expect, it, describe } from 'vitest';

import { selectAuditEvents } from '#db/testing/audit.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

import { addTeamMembers } from './add-team-members.ts';
import { createTeam } from './create-team.ts';
import { deleteTeam } from './delete-team.ts';
import { findTeamCandidates } from './find-team-candidates.ts';
import { getTeamImpact } from './get-team-impact.ts';
import { getTeam } from './get-team.ts';
import { listTeamMembers } from './list-team-members.ts';
import { listTeams } from './list-teams.ts';
import { removeTeamMember } from './remove-team-member.ts';
import { updateTeam } from './update-team.ts';

const database = useTestDatabase();
const fresh = () => freshContext(testRuntime(database));
const member = (ctx: Context, fullName = 'Grace Hopper') =>
  insertMember(database.db, ctx.organization, { role: 'ORGANIZATION_MEMBER', fullName });

describe('a Team', () => {
  it('gives its members its roles from the next request on, and takes them back', async () => {
    const ctx = await fresh();
    const grace = await member(ctx);
    const team = await createTeam(ctx, { name: 'Data', organizationRole: 'ORGANIZATION_BILLING_ADMIN' });
    const rolesOf = async () =>
      (await contextOf(ctx.runtime, ctx.organization, grace)).bindings.map(({ role, team: via }) => [role, via?.name]);
    expect(await addTeamMembers(ctx, { teamId: team.id, memberIds: [grace.id, grace.id] })).toEqual({ added: 1 });
    expect(await addTeamMembers(ctx, { teamId: team.id, memberIds: [grace.id] })).toEqual({ added: 0 });
    expect(await rolesOf()).toContainEqual(['ORGANIZATION_BILLING_ADMIN', 'Data']);
    expect((await listTeamMembers(ctx, { teamId: team.id })).rows).toMatchObject([{ fullName: 'Grace Hopper' }]);
    await removeTeamMember(ctx, { teamId: team.id, userId: grace.id });
    expect(await rolesOf()).toEqual([['ORGANIZATION_MEMBER', undefined]]);
    await expect(removeTeamMember(ctx, { teamId: team.id, userId: grace.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const actions = (await selectAuditEvents(database.db, ctx.organization.id)).map((event) => event.action);
    expect(actions).toEqual(['team.created', 'team.member_added', 'team.member_removed']);
  });

  it('has a name of its own, ignoring case', async () => {
    const ctx = await fresh();
    await createTeam(ctx, { name: 'Data' });
    const other = await createTeam(ctx, { name: 'Platform' });
    const taken = { code: 'INVALID', fields: [{ field: 'name', message: expect.stringContaining('“Data”') }] };
    await expect(createTeam(ctx, { name: ' DATA ' })).rejects.toMatchObject(taken);
    await expect(updateTeam(ctx, { teamId: other.id, name: 'data' })).rejects.toMatchObject(taken);
    expect((await updateTeam(ctx, { teamId: other.id, name: 'PLATFORM' })).name).toBe('PLATFORM');
    await createTeam(await fresh(), { name: 'Data' });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(129) }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 'ok', description: 'x'.repeat(501) }, 'description'],
  ])('is refused with %o at the field', async (input, field) => {
    await expect(createTeam(await fresh(), input)).rejects.toMatchObject({ issues: [{ path: [field] }] });
  });

  it('takes only active members of the Organization, and nothing is half-written', async () => {
    const ctx = await fresh();
    const stranger = await member(await fresh());
    for (const id of [stranger.id, newId()]) {
      const refused = { code: 'INVALID', fields: [{ field: 'memberIds' }] };
      await expect(createTeam(ctx, { name: 'Data', memberIds: [id] })).rejects.toMatchObject(refused);
    }
    expect((await listTeams(ctx, {})).isEmpty).toBe(true);
  });

  it('cannot be changed by two people over each other', async () => {
    const ctx = await fresh();
    const team = await createTeam(ctx, { name: 'Data' });
    await updateTeam({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, { teamId: team.id, name: 'Data 2' });
    const late = updateTeam(ctx, { teamId: team.id, name: 'Data 3', basedOn: team.updatedAt });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'clash' } });
    expect((await getTeam(ctx, { teamId: team.id })).name).toBe('Data 2');
  });

  it('of the identity provider is read-only with the reason', async () => {
    const ctx = await fresh();
    const team = await insertTeam(database.db, ctx.organization, { isIdpManaged: true });
    const reason = 'Your identity provider manages this Team. Change it there.';
    expect((await getTeam(ctx, { teamId: team.id })).can).toEqual({ edit: reason, members: reason, delete: reason });
    for (const change of [
      () => updateTeam(ctx, { teamId: team.id, name: 'mine' }),
      () => deleteTeam(ctx, { teamId: team.id }),
      () => addTeamMembers(ctx, { teamId: team.id, memberIds: [ctx.actor.id] }),
      () => removeTeamMember(ctx, { teamId: team.id, userId: ctx.actor.id }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'CONFLICT', message: reason });
    }
  });

  it('gives nobody more than the one who changes it holds', async () => {
    const ctx = await fresh();
    const team = await createTeam(ctx, { name: 'Owners', organizationRole: 'ORGANIZATION_OWNER' });
    const grace = await member(ctx);
    const manager = await contextOf(ctx.runtime, ctx.organization, grace);
    for (const change of [
      () => addTeamMembers(manager, { teamId: team.id, memberIds: [grace.id] }),
      () => createTeam(manager, { name: 'New', organizationRole: 'ORGANIZATION_OWNER', memberIds: [grace.id] }),
      () => updateTeam(manager, { teamId: team.id, name: 'Mine' }),
      () => deleteTeam(manager, { teamId: team.id }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('says before it goes who loses what, and takes its roles with it', async () => {
    const ctx = await fresh();
    const [ada, grace, linus] = [
      await member(ctx, 'Ada King'),
      await member(ctx, 'Grace Hopper'),
      await member(ctx, 'Linus T.'),
    ];
    const workspace = await insertWorkspace(database.db, ctx.organization);
    const at = {
      entityType: 'WORKSPACE',
      entityId: workspace.id,
      deploymentId: null,
      role: 'WORKSPACE_MEMBER',
    } as const;
    const team = await createTeam(ctx, { name: 'Data', memberIds: [ada.id, grace.id, linus.id, ctx.actor.id] });
    const other = await insertTeam(database.db, ctx.organization, { memberIds: [linus.id] });
    expect(await getTeamImpact(ctx, { teamId: team.id })).toEqual({ memberCount: 4, leftNames: [], leftCount: 0 });
    await insertRole(database.db, ctx.organization, { type: 'TEAM', id: team.id }, at);
    await insertRole(database.db, ctx.organization, { type: 'TEAM', id: other.id }, at);
    await insertRole(database.db, ctx.organization, { type: 'USER', id: grace.id }, at);
    expect(await getTeamImpact(ctx, { teamId: team.id })).toEqual({
      memberCount: 4,
      leftNames: ['Ada King'],
      leftCount: 1,
    });
    await deleteTeam(ctx, { teamId: team.id });
    await expect(getTeam(ctx, { teamId: team.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const after = await contextOf(ctx.runtime, ctx.organization, ada);
    expect(after.bindings.map((binding) => binding.role)).toEqual(['ORGANIZATION_MEMBER']);
  });
});

describe('lists', () => {
  it('search, filter, sort and page Teams with an exact total', async () => {
    const ctx = await fresh();
    const grace = await member(ctx);
    await createTeam(ctx, { name: 'beta', description: 'Spark_jobs', memberIds: [grace.id] });
    await createTeam(ctx, { name: 'Alpha', organizationRole: 'ORGANIZATION_OWNER' });
    await insertTeam(database.db, ctx.organization, { name: 'Gamma', isIdpManaged: true });
    const names = async (query: object) => (await listTeams(ctx, query)).rows.map((team) => team.name);
    expect(await names({})).toEqual(['Alpha', 'beta', 'Gamma']);
    expect(await names({ sort: 'members', dir: 'desc' })).toMatchObject({ 0: 'beta' });
    expect(await names({ q: 'spark_' })).toEqual(['beta']);
    expect(await names({ q: 'spark%' })).toEqual([]);
    expect(await names({ role: ['ORGANIZATION_OWNER'] })).toEqual(['Alpha']);
    expect(await names({ managed: ['idp'] })).toEqual(['Gamma']);
    expect(await listTeams(ctx, { page: 9, perPage: 20 })).toMatchObject({ total: 3, page: 1, isEmpty: false });
  });

  it('offer people to add, and say who is in the Team', async () => {
    const ctx = await fresh();
    const grace = await member(ctx);
    const team = await createTeam(ctx, { name: 'Data', memberIds: [grace.id] });
    const found = await findTeamCandidates(ctx, { teamId: team.id, q: 'GRACE' });
    expect(found).toEqual([{ id: grace.id, fullName: 'Grace Hopper', email: grace.email, isMember: true }]);
  });
});

it('changing the Organization role keeps the roles the Team holds elsewhere', async () => {
  const ctx = await fresh();
  const team = await createTeam(ctx, { name: 'Data' });
  const workspace = await insertWorkspace(database.db, ctx.organization);
  const deployment = await insertDeployment(database.db, ctx.organization, workspace.id);
  const places = [
    { entityType: 'WORKSPACE', entityId: workspace.id, deploymentId: null, role: 'WORKSPACE_MEMBER' },
    { entityType: 'DEPLOYMENT', entityId: deployment.id, deploymentId: null, role: 'DEPLOYMENT_ADMIN' },
  ] as const;
  for (const at of places) await insertRole(database.db, ctx.organization, { type: 'TEAM', id: team.id }, at);
  const after = await updateTeam(ctx, { teamId: team.id, name: 'Data', organizationRole: 'ORGANIZATION_OWNER' });
  expect(after).toMatchObject({ organizationRole: 'ORGANIZATION_OWNER', rolesCount: 3 });
  const wrong = updateTeam(ctx, { teamId: team.id, name: 'Data', organizationRole: 'WORKSPACE_OWNER' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID', fields: [{ field: 'organizationRole' }] });
});
