import { beforeAll, expect, test } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { getAccessSummary, getSubjectRoleTabs } from './get-access-summary.ts';
import { listSubjectRoles } from './list-subject-roles.ts';
import { tryPermission } from './try-permission.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

async function makePlaces() {
  const owner = await freshContext(runtime);
  const { organization } = owner;
  const analytics = await insertWorkspace(runtime.db, organization, { name: 'analytics' });
  const finance = await insertWorkspace(runtime.db, organization, { name: 'finance' });
  const prod = await insertDeployment(runtime.db, organization, analytics.id, { name: 'prod' });
  const dev = await insertDeployment(runtime.db, organization, finance.id, { name: 'dev' });
  return { owner, analytics, finance, prod, dev };
}

const workspace = (id: string, role: string) => {
  return { entityType: 'WORKSPACE' as const, entityId: id, deploymentId: null, role };
};

test('an Organization Owner token reaches every Workspace and Deployment as inherited', async () => {
  const { owner } = await makePlaces();
  const { token } = await createToken(owner, { name: 'root', role: 'ORGANIZATION_OWNER', expiryDays: 30 });
  const subject = { type: 'TOKEN', id: token.id };
  const page = await listSubjectRoles(owner, { subject, level: 'WORKSPACE' });
  expect(page.rows.map(({ placeName, roleName, inherited }) => [placeName, roleName, inherited])).toEqual([
    ['analytics', 'Workspace Owner', 'Inherited from Organization Owner'],
    ['finance', 'Workspace Owner', 'Inherited from Organization Owner'],
  ]);
  expect(page.reachesAll).toBe(true);
  const summary = await getAccessSummary(owner, { subject });
  expect(summary.workspaces).toMatchObject({ own: 0, inherited: 2 });
  expect(summary.deployments).toMatchObject({ own: 0, inherited: 2 });
  expect(await getSubjectRoleTabs(owner, { subject })).toEqual({ workspaces: 2, deployments: 2, dags: 0 });
  expect((await listSubjectRoles(owner, { subject, level: 'WORKSPACE', q: 'FIN' })).total).toBe(1);
});

test('a place with a role of its own is listed and counted once, and says what else reaches it', async () => {
  const { owner, analytics, prod } = await makePlaces();
  const { token } = await createToken(owner, { name: 'root', role: 'ORGANIZATION_OWNER', expiryDays: 30 });
  const subject = { type: 'TOKEN', id: token.id };
  await addSubjectRole(owner, { subject, ...workspace(analytics.id, 'WORKSPACE_MEMBER') });
  const onProd = { entityType: 'DEPLOYMENT', entityId: prod.id, deploymentId: null, role: 'DEPLOYMENT_ADMIN' };
  await addSubjectRole(owner, { subject, ...onProd });
  const page = await listSubjectRoles(owner, { subject, level: 'WORKSPACE' });
  expect(page.rows.map(({ placeName, roleName, inherited, also }) => [placeName, roleName, inherited, also])).toEqual([
    ['analytics', 'Workspace Member', null, 'Also inherits Organization Owner'],
    ['finance', 'Workspace Owner', 'Inherited from Organization Owner', null],
  ]);
  expect(page.total).toBe(2);
  const deployments = await listSubjectRoles(owner, { subject, level: 'DEPLOYMENT' });
  expect(deployments.rows.map(({ placeName }) => placeName)).toEqual(['prod', 'dev']);
  expect(await getSubjectRoleTabs(owner, { subject })).toEqual({ workspaces: 2, deployments: 2, dags: 0 });
  expect(await getAccessSummary(owner, { subject })).toMatchObject({
    workspaces: { own: 1, inherited: 1 },
    deployments: { own: 1, inherited: 1 },
  });
});

test('a Workspace role reaches its Deployments; one that sees none of them does not', async () => {
  const { owner, analytics, finance } = await makePlaces();
  const { token } = await createToken(owner, { name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
  const subject = { type: 'TOKEN', id: token.id };
  await addSubjectRole(owner, { subject, ...workspace(analytics.id, 'WORKSPACE_OPERATOR') });
  await addSubjectRole(owner, { subject, ...workspace(finance.id, 'WORKSPACE_ACCESSOR') });
  const { rows } = await listSubjectRoles(owner, { subject, level: 'DEPLOYMENT' });
  expect(rows.map(({ placeName, inherited }) => [placeName, inherited])).toEqual([
    ['prod', 'Inherited from Workspace Operator'],
  ]);
});

test('people also hold what their Teams hold, told with the Team', async () => {
  const { owner, analytics, finance, dev } = await makePlaces();
  const user = await insertMember(runtime.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
  const team = await insertTeam(runtime.db, owner.organization, { name: 'data-eng', memberIds: [user.id] });
  const roles = [workspace(finance.id, 'WORKSPACE_AUTHOR')];
  for (const role of roles) await insertRole(runtime.db, owner.organization, { type: 'TEAM', id: team.id }, role);
  const subject = { type: 'USER', id: user.id };
  await addSubjectRole(owner, { subject, ...workspace(analytics.id, 'WORKSPACE_MEMBER') });
  const { rows, isEmpty } = await listSubjectRoles(owner, { subject, level: 'WORKSPACE' });
  expect(isEmpty).toBe(false);
  expect(rows.map(({ placeName, roleName, inherited }) => [placeName, roleName, inherited])).toEqual([
    ['analytics', 'Workspace Member', null],
    ['finance', 'Workspace Author', 'Inherited from Team data-eng'],
  ]);
  const deployments = await listSubjectRoles(owner, { subject, level: 'DEPLOYMENT' });
  expect(deployments.rows.find(({ entityId }) => entityId === dev.id)?.inherited).toBe(
    'Inherited from Workspace Author (Team data-eng)',
  );
  const answer = await tryPermission(owner, { subject, permission: 'workspace.alerts.manage', placeId: finance.id });
  expect(answer).toEqual({ allowed: true, because: 'Workspace Author (Team data-eng) on finance' });
});

test('only places the actor may see are named; the others are counted', async () => {
  const { owner, analytics, finance } = await makePlaces();
  const target = await insertMember(runtime.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
  const subject = { type: 'USER', id: target.id };
  for (const { id } of [analytics, finance]) {
    await addSubjectRole(owner, { subject, ...workspace(id, 'WORKSPACE_MEMBER') });
  }
  const reader = await insertMember(runtime.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
  const readers = { type: 'USER' as const, id: reader.id };
  await insertRole(runtime.db, owner.organization, readers, workspace(analytics.id, 'WORKSPACE_MEMBER'));
  const ctx = await contextOf(runtime, owner.organization, reader);
  const page = await listSubjectRoles(ctx, { subject, level: 'WORKSPACE' });
  expect(page.rows.map(({ placeName }) => placeName)).toEqual(['analytics']);
  expect(page).toMatchObject({ total: 1, hidden: 1, reachesAll: false });
  expect((await getSubjectRoleTabs(ctx, { subject })).workspaces).toBe(1);
  expect(page.rows[0]?.can.remove).toBe('Needs the role Workspace Owner.');
  const unseen = { subject, permission: 'workspace.get', placeId: finance.id };
  await expect(tryPermission(ctx, unseen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('Try says why: the deciding role, or the weakest that would allow it', async () => {
  const { owner, analytics, prod } = await makePlaces();
  const { token } = await createToken(owner, { name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
  const subject = { type: 'TOKEN', id: token.id };
  const tag = { entityType: 'DAG_TAG', entityId: 'finance', deploymentId: prod.id, role: 'DAG_VIEWER' };
  await addSubjectRole(owner, { subject, ...workspace(analytics.id, 'WORKSPACE_ACCESSOR') });
  await addSubjectRole(owner, { subject, ...tag });
  const ask = (input: object) => tryPermission(owner, { subject, ...input });
  expect(await ask({ permission: 'organization.users.get' })).toEqual({
    allowed: true,
    because: 'Organization Member',
  });
  expect(await ask({ permission: 'workspace.get', placeId: analytics.id })).toEqual({
    allowed: true,
    because: 'Workspace Accessor on analytics',
  });
  expect(await ask({ permission: 'deployment.deploys.create', placeId: prod.id })).toEqual({
    allowed: false,
    because: 'needs Deployment Admin',
  });
  const onDag = { permission: 'dag.airflow.dag.get', placeId: prod.id };
  expect(await ask({ ...onDag, tag: 'finance' })).toEqual({
    allowed: true,
    because: 'Dag Viewer on Tag finance in prod',
  });
  expect((await ask({ ...onDag, dagId: 'load_daily' })).allowed).toBe(false);
  await expect(ask({ permission: 'workspace.get' })).rejects.toMatchObject({ code: 'INVALID' });
});

test('a foreign subject and an unknown one are the same', async () => {
  const { owner } = await makePlaces();
  const foreign = await makePlaces();
  const user = await insertMember(runtime.db, foreign.owner.organization);
  const team = await insertTeam(runtime.db, foreign.owner.organization);
  for (const subject of [
    { type: 'USER', id: user.id },
    { type: 'TEAM', id: team.id },
    { type: 'USER', id: 'cunknown00000000000000000' },
  ]) {
    const listing = listSubjectRoles(owner, { subject, level: 'WORKSPACE' });
    await expect(listing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});
