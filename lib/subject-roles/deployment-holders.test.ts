import { beforeAll, expect, test } from 'vitest';

import { selectAuditEvents } from '#db/queries/audit-events.ts';
import { insertCustomRole, insertDeployment, insertTeam } from '#db/testing/places.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Permission } from '#lib/access/permissions.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { findHolderCandidates } from './find-holder-candidates.ts';
import { listPlaceHolders } from './list-place-holders.ts';
import { removeSubjectRole } from './remove-subject-role.ts';
import { insertNamed, makeWorld, onDeployment, onTag, onWorkspace, refusal, rolesOf } from './testing/role-world.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

/** Grace reaches prod in every way, Edsger by the Workspace of his Team, Joan sees no more than that the Workspace exists. */
async function makeHolders() {
  const world = await makeWorld(runtime);
  const { owner, workspace, deployment } = world;
  const { organization } = owner;
  const [grace, edsger, joan] = [
    await insertNamed(world, 'Grace Hopper'),
    await insertNamed(world, 'Edsger'),
    await insertNamed(world, 'Joan Clarke'),
  ];
  const crew = await insertTeam(runtime.db, organization, { name: 'crew', memberIds: [grace.id] });
  const staff = await insertTeam(runtime.db, organization, { name: 'staff', memberIds: [edsger.id] });
  const give = async (type: 'USER' | 'TEAM', id: string, binding: object) => {
    await addSubjectRole(owner, { subject: { type, id }, ...binding });
  };
  await give('USER', grace.id, onWorkspace(workspace.id, 'WORKSPACE_OPERATOR'));
  await give('USER', grace.id, onTag(deployment.id, 'finance', 'DAG_VIEWER'));
  await give('TEAM', crew.id, onDeployment(deployment.id, 'DEPLOYMENT_ADMIN'));
  await give('TEAM', staff.id, onWorkspace(workspace.id, 'WORKSPACE_AUTHOR'));
  await give('USER', joan.id, onWorkspace(workspace.id, 'WORKSPACE_ACCESSOR'));
  const users = { type: 'USER', level: 'DEPLOYMENT', placeId: deployment.id };
  return { ...world, grace, edsger, joan, crew, staff, users, teams: { ...users, type: 'TEAM' } };
}

test('people of a Deployment: their own role before those by a Team, by the Workspace and by the Organization', async () => {
  const { owner, users, grace, joan } = await makeHolders();
  const page = await listPlaceHolders(owner, users);
  expect(page.rows.map(({ name, roleName, source, others }) => [name, roleName, source, others])).toEqual([
    ['Ada Lovelace', 'Workspace Owner', 'Organization Owner', []],
    ['Edsger', 'Workspace Author', 'Workspace analytics (Team staff)', []],
    [
      'Grace Hopper',
      'Deployment Accessor',
      'Own role',
      ['Deployment Admin by Team crew', 'Workspace Operator by Workspace analytics'],
    ],
  ]);
  expect(page).toMatchObject({ total: 3, isEmpty: false, canAdd: true });
  expect(page.rows.map(({ own }) => own?.placeName ?? null)).toEqual([null, null, 'prod']);
  expect(page.rows[2]?.own).toMatchObject({
    entityType: 'DEPLOYMENT',
    workspaceName: 'analytics',
    inside: { deployments: 0, dags: 1 },
    can: { change: true, remove: true },
  });
  const { entityType, entityId } = page.rows[2]?.own ?? {};
  const subject = { type: 'USER', id: grace.id };
  await removeSubjectRole(owner, { subject, entityType, entityId, basedOn: page.rows[2]?.basedOn });
  const found = await listPlaceHolders(owner, { ...users, q: 'grace' });
  expect(found.rows).toMatchObject([{ roleName: 'Deployment Admin', source: 'Team crew', own: null }]);
  expect((await listPlaceHolders(owner, { ...users, q: joan.email })).rows).toEqual([]);
});

test('Teams of a Deployment are those with a role on it or on its Workspace, not those of another', async () => {
  const { owner, teams, workspace } = await makeHolders();
  const next = await insertDeployment(runtime.db, owner.organization, workspace.id, { name: 'dev' });
  const sources = async (query: object) =>
    (await listPlaceHolders(owner, query)).rows.map(({ name, roleName, source }) => [name, roleName, source]);
  expect(await sources(teams)).toEqual([
    ['crew', 'Deployment Admin', 'Own role'],
    ['staff', 'Workspace Author', 'Workspace analytics'],
  ]);
  expect(await sources({ ...teams, sort: 'added', dir: 'desc', q: 'cre' })).toHaveLength(1);
  expect(await sources({ ...teams, placeId: next.id })).toEqual([['staff', 'Workspace Author', 'Workspace analytics']]);
});

test('whoever has no role in the Workspace is given Workspace Accessor too, as the picker says before', async () => {
  const world = await makeHolders();
  const { owner, users, joan, edsger, deployment } = world;
  const { holders } = await findHolderCandidates(owner, users);
  expect(holders.map(({ name, allowed, addsAccessorIn }) => [name, allowed, addsAccessorIn])).toEqual([
    ['Ada Lovelace', true, 'analytics'],
    ['Edsger', true, 'analytics'],
    ['Grace Hopper', 'Already added', null],
    ['Joan Clarke', true, null],
  ]);
  const added = onDeployment(deployment.id, 'DEPLOYMENT_ADMIN');
  const rolesGiven = async (id: string) =>
    (await addSubjectRole(owner, { subject: { type: 'USER', id }, ...added })).given.map(({ role }) => role);
  expect(await rolesGiven(joan.id)).toEqual(['DEPLOYMENT_ADMIN']);
  expect(await rolesGiven(edsger.id)).toEqual(['WORKSPACE_ACCESSOR', 'DEPLOYMENT_ADMIN']);
  expect(await rolesOf(world, edsger)).toEqual(['WORKSPACE WORKSPACE_ACCESSOR', 'DEPLOYMENT DEPLOYMENT_ADMIN']);
  const query = { organizationId: owner.organization.id, targetId: edsger.id, before: null, actions: [], limit: 1 };
  expect(await selectAuditEvents(runtime.db, query)).toMatchObject([
    { action: 'user.roles_changed', after: { roles: [{ place: 'analytics' }, { place: 'prod' }] } },
  ]);
});

test('custom roles are offered where they may be used, and one that allows more is not to be changed', async () => {
  const { owner, users, deployment, other, joan, edsger } = await makeHolders();
  const { organization } = owner;
  const custom = (name: string, permissions: Permission[], restrictedWorkspaceIds: string[] = []) =>
    insertCustomRole(runtime.db, organization, { name, permissions, restrictedWorkspaceIds });
  await custom('Clerk', ['deployment.get', 'deployment.users.get', 'deployment.users.delete']);
  await custom('Elsewhere', ['deployment.get'], [other.id]);
  await custom('Pusher', ['deployment.get', 'deployment.deploys.create']);
  const { roles } = await listPlaceHolders(owner, users);
  expect(roles.map(({ role, allowed }) => [role, allowed])).toEqual([
    ['DEPLOYMENT_ACCESSOR', true],
    ['DEPLOYMENT_ADMIN', true],
    ['Clerk', true],
    ['Elsewhere', 'May not be used in this Workspace.'],
    ['Pusher', true],
  ]);
  const subject = { type: 'USER', id: edsger.id };
  await addSubjectRole(owner, { subject, ...onDeployment(deployment.id, 'Pusher') });
  const clerk = { type: 'USER', id: joan.id };
  await addSubjectRole(owner, { subject: clerk, ...onDeployment(deployment.id, 'Clerk') });
  const asClerk = await contextOf(runtime, organization, joan);
  const page = await listPlaceHolders(asClerk, users);
  const [pusher, own] = ['Edsger', 'Joan Clarke'].map((name) => page.rows.find((row) => row.name === name)?.own);
  expect(own?.can).toEqual({ change: true, remove: true });
  expect(pusher?.can.remove).toMatch(/allows more than your own/);
  const target = { entityType: 'DEPLOYMENT', entityId: deployment.id };
  const removal = removeSubjectRole(asClerk, { subject, ...target });
  expect(await refusal(removal)).toMatchObject({ code: 'FORBIDDEN', message: pusher?.can.remove });
  const teams = { ...users, type: 'TEAM' };
  expect(await refusal(listPlaceHolders(asClerk, teams))).toMatchObject({ code: 'FORBIDDEN' });
});

test('a Deployment Admin decides, a Workspace Author reads, and whoever only sees the Deployment reads nothing', async () => {
  const { owner, workspace, deployment, users, teams, edsger, joan } = await makeHolders();
  const give = (id: string, role: string) =>
    addSubjectRole(owner, { subject: { type: 'USER', id }, ...onDeployment(deployment.id, role) });
  const author = await contextOf(runtime, owner.organization, edsger);
  for (const asked of [users, teams]) {
    const page = await listPlaceHolders(author, asked);
    expect(page.canAdd).toBe('Needs the role Deployment Admin.');
    const own = page.rows.flatMap((row) => row.own ?? []);
    expect(own.map(({ can }) => can.remove)).toEqual(['Needs the role Deployment Admin.']);
    expect(await refusal(findHolderCandidates(author, asked))).toMatchObject({ code: 'FORBIDDEN' });
  }
  await give(edsger.id, 'DEPLOYMENT_ADMIN');
  const admin = await contextOf(runtime, owner.organization, edsger);
  expect((await listPlaceHolders(admin, users)).canAdd).toBe(true);
  const { holders } = await findHolderCandidates(admin, teams);
  expect(holders.map(({ name, allowed }) => [name, allowed])).toEqual([
    ['crew', 'Already added'],
    ['staff', true],
  ]);
  await give(joan.id, 'DEPLOYMENT_ACCESSOR');
  const accessor = await contextOf(runtime, owner.organization, joan);
  const foreign = await makeWorld(runtime);
  for (const asked of [users, teams]) {
    expect(await refusal(listPlaceHolders(accessor, asked))).toMatchObject({ code: 'FORBIDDEN' });
    for (const placeId of [foreign.deployment.id, workspace.id, 'cunknown00000000000000000']) {
      const unknown = { ...asked, placeId };
      expect(await refusal(listPlaceHolders(owner, unknown))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refusal(findHolderCandidates(owner, unknown))).toMatchObject({ code: 'NOT_FOUND' });
    }
  }
});
