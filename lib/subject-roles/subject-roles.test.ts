import { beforeAll, describe, expect, test } from 'vitest';

import { selectAuditEvents } from '#db/queries/audit-events.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertCustomRole, insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Binding, SubjectType } from '#lib/access/bindings.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { changeSubjectRole } from './change-subject-role.ts';
import { findRolePlaces } from './find-role-places.ts';
import { getRoleOptions } from './get-role-options.ts';
import { listSubjectRoles } from './list-subject-roles.ts';
import { removeSubjectRole } from './remove-subject-role.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

interface World {
  owner: Context;
  workspace: { id: string; name: string };
  other: { id: string; name: string };
  deployment: { id: string; name: string; workspaceId: string };
  token: { type: 'TOKEN'; id: string };
}

async function makeWorld(): Promise<World> {
  const owner = await freshContext(runtime);
  const workspace = await insertWorkspace(runtime.db, owner.organization, { name: 'analytics' });
  const other = await insertWorkspace(runtime.db, owner.organization, { name: 'finance' });
  const deployment = await insertDeployment(runtime.db, owner.organization, workspace.id, { name: 'prod' });
  const role = 'ORGANIZATION_MEMBER';
  const { token } = await createToken(owner, { name: 'ci', role, expiryDays: 30 });
  return { owner, workspace, other, deployment, token: { type: 'TOKEN', id: token.id } };
}

/** A member with one more role, and their Context. */
async function person(world: World, binding: Omit<Binding, 'deploymentId'> | null, fullName = 'Grace Hopper') {
  const { organization } = world.owner;
  const user = await insertMember(runtime.db, organization, { role: 'ORGANIZATION_MEMBER', fullName });
  if (binding) {
    await insertRole(runtime.db, organization, { type: 'USER', id: user.id }, { deploymentId: null, ...binding });
  }
  return { user: { type: 'USER' as const, id: user.id }, ctx: await contextOf(runtime, organization, user) };
}

const onWorkspace = (id: string, role: string) => ({ entityType: 'WORKSPACE' as const, entityId: id, role });
const onDeployment = (id: string, role: string) => ({ entityType: 'DEPLOYMENT' as const, entityId: id, role });
const onTag = (deploymentId: string, tag: string, role: string) => {
  return { entityType: 'DAG_TAG' as const, entityId: tag, deploymentId, role };
};

const rolesOf = async (world: World, { id }: { id: string }) =>
  plainBindings(await selectBindings(runtime.db, id, world.owner.organization.id))
    .filter(({ entityType }) => entityType !== 'ORGANIZATION')
    .map(({ entityType, role }) => `${entityType} ${role}`);

async function refusal(run: Promise<unknown>) {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) throw error ?? new Error('nothing was refused');
  const { code, message, fields, details } = error;
  return { code, message, field: fields[0]?.field, details };
}

describe('adding', () => {
  test('a role by any subject type: listed with who gave it, audited, and processes told for tokens', async () => {
    const world = await makeWorld();
    const team = await insertTeam(runtime.db, world.owner.organization, { name: 'data-eng' });
    const { user } = await person(world, null);
    for (const subject of [world.token, user, { type: 'TEAM' as const, id: team.id }]) {
      runtime.changed.length = 0;
      const input = { subject, ...onWorkspace(world.workspace.id, 'WORKSPACE_OPERATOR') };
      const { given } = await addSubjectRole(world.owner, input);
      expect(given).toEqual([
        { ...onWorkspace(world.workspace.id, 'WORKSPACE_OPERATOR'), deploymentId: null, place: 'analytics' },
      ]);
      const page = await listSubjectRoles(world.owner, { subject, level: 'WORKSPACE' });
      expect(page.rows).toMatchObject([
        { placeName: 'analytics', roleName: 'Workspace Operator', addedBy: { label: 'Ada Lovelace' }, inherited: null },
      ]);
      expect(page.rows[0]?.addedAt).toEqual(world.owner.now);
      expect(page.rows[0]?.can).toEqual({ change: true, remove: true });
      const query = { organizationId: world.owner.organization.id, targetId: subject.id, before: null, actions: [] };
      const [event] = await selectAuditEvents(runtime.db, { ...query, limit: 1 });
      expect(event?.after).toMatchObject({ roles: [{ role: 'WORKSPACE_OPERATOR', place: 'analytics' }] });
      expect(runtime.changed).toEqual(subject.type === 'TOKEN' ? [subject.id] : []);
    }
  });

  test('a Deployment or Dag role gives people and Teams the way there, tokens only what was said', async () => {
    const world = await makeWorld();
    const { user } = await person(world, null);
    const dag = onTag(world.deployment.id, 'finance', 'DAG_VIEWER');
    const { given } = await addSubjectRole(world.owner, { subject: user, ...dag });
    expect(given.map(({ role, place }) => `${role} ${place}`)).toEqual([
      'WORKSPACE_ACCESSOR analytics',
      'DEPLOYMENT_ACCESSOR prod',
      'DAG_VIEWER Tag finance in prod',
    ]);
    await addSubjectRole(world.owner, { subject: world.token, ...dag });
    expect(await rolesOf(world, world.token)).toEqual(['DAG_TAG DAG_VIEWER']);
  });

  test('every bad entry is refused with its field, and nothing is written', async () => {
    const world = await makeWorld();
    const foreign = await makeWorld();
    const old = await insertDeployment(runtime.db, world.owner.organization, world.workspace.id, {
      name: 'old',
      runtimeVersion: '3.1-11',
    });
    const restricted = await insertCustomRole(runtime.db, world.owner.organization, {
      name: 'Only finance',
      permissions: ['deployment.get'],
      restrictedWorkspaceIds: [world.other.id],
    });
    const { deployment, workspace } = world;
    const cases: [object, string, RegExp][] = [
      [onWorkspace(foreign.workspace.id, 'WORKSPACE_MEMBER'), 'entityId', /no such Workspace/],
      [onWorkspace('cunknown00000000000000000', 'WORKSPACE_MEMBER'), 'entityId', /no such Workspace/],
      [onDeployment(foreign.deployment.id, 'DEPLOYMENT_ADMIN'), 'entityId', /no such Deployment/],
      [onWorkspace(workspace.id, 'DEPLOYMENT_ADMIN'), 'role', /DEPLOYMENT_ADMIN is not a role for WORKSPACE/],
      [onWorkspace(workspace.id, 'Nobody made this'), 'role', /is not a role for WORKSPACE/],
      [{ ...onTag(deployment.id, 'x', 'DAG_VIEWER'), deploymentId: null }, 'deploymentId', /Name the Deployment/],
      [{ ...onWorkspace(workspace.id, 'WORKSPACE_MEMBER'), deploymentId: deployment.id }, 'deploymentId', /Only Dag/],
      [onTag(old.id, 'x', 'DAG_VIEWER'), 'deploymentId', /^Needs Astro Runtime 3\.1-12 or later\.$/],
      [onDeployment(deployment.id, restricted.name), 'role', /may not be used in the Workspace of prod/],
      [onTag(deployment.id, 'x', restricted.name), 'role', /is not a role for DAG_TAG/],
    ];
    const { user } = await person(world, null);
    for (const subject of [world.token, user]) {
      for (const [binding, field, message] of cases) {
        const told = await refusal(addSubjectRole(world.owner, { subject, ...binding }));
        expect(told).toMatchObject({ code: 'INVALID', field });
        expect(told.message).toMatch(message);
      }
      expect(await rolesOf(world, subject)).toEqual([]);
    }
  });

  test('the same target twice is "Already added"; a Dag ID and a tag of one name are two targets', async () => {
    const world = await makeWorld();
    const subject = world.token;
    const tag = onTag(world.deployment.id, 'finance', 'DAG_VIEWER');
    await addSubjectRole(world.owner, { subject, ...tag });
    await addSubjectRole(world.owner, { subject, ...tag, entityType: 'DAG' });
    await addSubjectRole(world.owner, { subject, ...onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER') });
    for (const again of [tag, onWorkspace(world.workspace.id, 'WORKSPACE_OWNER')]) {
      const told = await refusal(addSubjectRole(world.owner, { subject, ...again }));
      expect(told).toMatchObject({ code: 'INVALID', message: 'Already added', field: 'entityId' });
    }
    const { places } = await findRolePlaces(world.owner, { subject, level: 'WORKSPACE' });
    expect(places.map(({ name, allowed }) => [name, allowed])).toEqual([
      ['analytics', 'Already added'],
      ['finance', true],
    ]);
  });

  test('a Workspace token stays inside its Workspace, a Deployment token inside its Deployment', async () => {
    const world = await makeWorld();
    const elsewhere = await insertDeployment(runtime.db, world.owner.organization, world.other.id, { name: 'far' });
    const home = { scope: 'WORKSPACE', entityId: world.workspace.id, expiryDays: 30 };
    const { token } = await createToken(world.owner, { ...home, name: 'ws', role: 'WORKSPACE_MEMBER' });
    const subject = { type: 'TOKEN', id: token.id };
    for (const binding of [
      onWorkspace(world.other.id, 'WORKSPACE_MEMBER'),
      onDeployment(elsewhere.id, 'DEPLOYMENT_ADMIN'),
    ]) {
      const told = await refusal(addSubjectRole(world.owner, { subject, ...binding }));
      expect(told).toMatchObject({ code: 'INVALID', field: 'entityId' });
      expect(told.message).toBe('A Workspace token can hold roles only inside its own Workspace');
    }
    const { places } = await findRolePlaces(world.owner, { subject, level: 'DEPLOYMENT' });
    expect(places.map(({ name }) => name)).toEqual(['prod']);
    await addSubjectRole(world.owner, { subject, ...onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN') });
  });
});

describe('who may', () => {
  test('nobody gives more than they hold, and only where they decide about roles', async () => {
    const world = await makeWorld();
    const { user } = await person(world, null);
    const wsOwner = await person(world, onWorkspace(world.workspace.id, 'WORKSPACE_OWNER'));
    const operator = await person(world, onWorkspace(world.workspace.id, 'WORKSPACE_OPERATOR'));
    const member = onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER');
    expect((await refusal(addSubjectRole(operator.ctx, { subject: user, ...member }))).code).toBe('FORBIDDEN');
    const elsewhere = onWorkspace(world.other.id, 'WORKSPACE_MEMBER');
    expect((await refusal(addSubjectRole(wsOwner.ctx, { subject: user, ...elsewhere }))).code).toBe('FORBIDDEN');
    await addSubjectRole(wsOwner.ctx, { subject: user, ...member });
    const admin = await person(world, { ...onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN') });
    const onTheirs = onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN');
    await addSubjectRole(admin.ctx, { subject: user, ...onTheirs });
    expect(await rolesOf(world, user)).toEqual(['WORKSPACE WORKSPACE_MEMBER', 'DEPLOYMENT DEPLOYMENT_ADMIN']);
    // Somebody else's stronger role is not theirs to lower.
    const change = { subject: wsOwner.user, ...onWorkspace(world.workspace.id, 'WORKSPACE_ACCESSOR') };
    expect((await refusal(changeSubjectRole(admin.ctx, change))).code).toBe('FORBIDDEN');
  });

  test('a Workspace Owner removes a guest Organization token but cannot bring one in', async () => {
    const world = await makeWorld();
    const wsOwner = await person(world, onWorkspace(world.workspace.id, 'WORKSPACE_OWNER'));
    const binding = onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER');
    expect((await refusal(addSubjectRole(wsOwner.ctx, { subject: world.token, ...binding }))).code).toBe('FORBIDDEN');
    await addSubjectRole(world.owner, { subject: world.token, ...binding });
    const change = { subject: world.token, ...binding, role: 'WORKSPACE_AUTHOR' };
    expect((await refusal(changeSubjectRole(wsOwner.ctx, change))).code).toBe('FORBIDDEN');
    const page = await listSubjectRoles(wsOwner.ctx, { subject: world.token, level: 'WORKSPACE' });
    expect(page.rows[0]?.can).toEqual({ change: 'Needs the role Organization Owner.', remove: true });
    const { role: _role, ...target } = binding;
    await removeSubjectRole(wsOwner.ctx, { subject: world.token, ...target });
    expect(await rolesOf(world, world.token)).toEqual([]);
  });

  test('a Deployment Admin removes an assigned token', async () => {
    const world = await makeWorld();
    const admin = await person(world, onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN'));
    const { role, ...target } = onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN');
    await addSubjectRole(world.owner, { subject: world.token, ...target, role });
    await removeSubjectRole(admin.ctx, { subject: world.token, ...target });
    expect(await rolesOf(world, world.token)).toEqual([]);
  });

  test('roles beyond one’s own are offered with the reason, custom ones with their restriction', async () => {
    const world = await makeWorld();
    const restricted = { permissions: ['deployment.get' as const], restrictedWorkspaceIds: [world.other.id] };
    await insertCustomRole(runtime.db, world.owner.organization, { name: 'Only finance', ...restricted });
    const operator = await person(world, onWorkspace(world.workspace.id, 'WORKSPACE_OPERATOR'));
    const level = { level: 'DEPLOYMENT', placeId: world.deployment.id };
    const { roles } = await getRoleOptions(operator.ctx, { subject: operator.user, ...level });
    expect(roles.map(({ role, allowed }) => [role, allowed])).toEqual([
      ['DEPLOYMENT_ACCESSOR', true],
      ['DEPLOYMENT_ADMIN', 'You can only give a role you hold yourself.'],
      ['Only finance', 'May not be used in this Workspace.'],
    ]);
    const unseen = { level: 'WORKSPACE', placeId: world.other.id };
    expect((await refusal(getRoleOptions(operator.ctx, { subject: operator.user, ...unseen }))).code).toBe('NOT_FOUND');
  });
});

describe('changing and removing', () => {
  test('a second editor with stale data is told who was first, and nothing is overwritten', async () => {
    const world = await makeWorld();
    const { user } = await person(world, null);
    const team = await insertTeam(runtime.db, world.owner.organization);
    const subjects: { type: SubjectType; id: string }[] = [world.token, user, { type: 'TEAM', id: team.id }];
    for (const subject of subjects) {
      const { basedOn } = await listSubjectRoles(world.owner, { subject, level: 'WORKSPACE' });
      const later = { ...world.owner, now: new Date(world.owner.now.getTime() + 1000) };
      const input = { subject, basedOn };
      await addSubjectRole(later, { ...input, ...onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER') });
      const late = { ...world.owner, now: new Date(world.owner.now.getTime() + 61_000) };
      const told = await refusal(addSubjectRole(late, { ...input, ...onWorkspace(world.other.id, 'WORKSPACE_OWNER') }));
      expect(told.code).toBe('CONFLICT');
      expect(told.message).toBe('Ada Lovelace changed these roles 1 min ago. Nothing was saved.');
      expect(await rolesOf(world, subject)).toEqual(['WORKSPACE WORKSPACE_MEMBER']);
    }
  });

  test('removing a Workspace role takes the roles inside with it, for people and Teams', async () => {
    const world = await makeWorld();
    const { user } = await person(world, null);
    for (const subject of [user, world.token]) {
      await addSubjectRole(world.owner, { subject, ...onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER') });
      await addSubjectRole(world.owner, { subject, ...onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN') });
      await addSubjectRole(world.owner, { subject, ...onTag(world.deployment.id, 'x', 'DAG_AUTHOR') });
    }
    const page = await listSubjectRoles(world.owner, { subject: user, level: 'WORKSPACE' });
    expect(page.rows[0]?.inside).toEqual({ deployments: 1, dags: 1 });
    const target = { entityType: 'WORKSPACE', entityId: world.workspace.id };
    const { taken } = await removeSubjectRole(world.owner, { subject: user, ...target });
    expect(taken).toHaveLength(3);
    expect(await rolesOf(world, user)).toEqual([]);
    await removeSubjectRole(world.owner, { subject: world.token, ...target });
    expect(await rolesOf(world, world.token)).toEqual(['DEPLOYMENT DEPLOYMENT_ADMIN', 'DAG_TAG DAG_AUTHOR']);
  });

  test('a role that is gone, or whose Workspace is, is told apart', async () => {
    const world = await makeWorld();
    const target = { entityType: 'WORKSPACE', entityId: world.workspace.id };
    const gone = await refusal(removeSubjectRole(world.owner, { subject: world.token, ...target }));
    expect(gone).toMatchObject({ code: 'CONFLICT', details: { reason: 'gone' } });
    const unknown = { entityType: 'DEPLOYMENT', entityId: 'cunknown00000000000000000' };
    const deleted = await refusal(removeSubjectRole(world.owner, { subject: world.token, ...unknown }));
    expect(deleted).toMatchObject({ code: 'CONFLICT', details: { reason: 'deleted' } });
  });
});
