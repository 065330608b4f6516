import { beforeAll, describe, expect, test } from 'vitest';

import { insertCustomRole, insertTeam } from '#db/testing/places.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { SubjectType } from '#lib/access/bindings.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { changeSubjectRole } from './change-subject-role.ts';
import { getAccessSummary } from './get-access-summary.ts';
import { getRoleOptions } from './get-role-options.ts';
import { listSubjectRoles } from './list-subject-roles.ts';
import { removeSubjectRole } from './remove-subject-role.ts';
import { tryPermission } from './try-permission.ts';
import { makeWorld, onDeployment, onTag, onWorkspace, person, refusal, rolesOf } from './testing/role-world.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

describe('who may', () => {
  test('nobody gives more than they hold, and only where they decide about roles', async () => {
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
    const wsOwner = await person(world, onWorkspace(world.workspace.id, 'WORKSPACE_OWNER'));
    const binding = onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER');
    expect((await refusal(addSubjectRole(wsOwner.ctx, { subject: world.token, ...binding }))).code).toBe('FORBIDDEN');
    await addSubjectRole(world.owner, { subject: world.token, ...binding });
    const change = { subject: world.token, ...binding, role: 'WORKSPACE_AUTHOR' };
    expect((await refusal(changeSubjectRole(wsOwner.ctx, change))).code).toBe('FORBIDDEN');
    const page = await listSubjectRoles(wsOwner.ctx, { subject: world.token, level: 'WORKSPACE' });
    expect(page.rows[0]?.can).toEqual({ change: 'Needs the role Organization Owner.', remove: true });
    // What it may do elsewhere is not theirs to know.
    const told = { subject: world.token, permission: 'organization.get' };
    expect((await refusal(tryPermission(wsOwner.ctx, told))).code).toBe('FORBIDDEN');
    expect((await refusal(getAccessSummary(wsOwner.ctx, { subject: world.token }))).code).toBe('FORBIDDEN');
    const { role: _role, ...target } = binding;
    await removeSubjectRole(wsOwner.ctx, { subject: world.token, ...target });
    expect(await rolesOf(world, world.token)).toEqual([]);
  });

  test('a Deployment Admin removes an assigned token', async () => {
    const world = await makeWorld(runtime);
    const admin = await person(world, onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN'));
    const { role, ...target } = onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN');
    await addSubjectRole(world.owner, { subject: world.token, ...target, role });
    await removeSubjectRole(admin.ctx, { subject: world.token, ...target });
    expect(await rolesOf(world, world.token)).toEqual([]);
  });

  test('roles beyond one’s own are offered with the reason, custom ones with their restriction', async () => {
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
    const target = { entityType: 'WORKSPACE', entityId: world.workspace.id };
    const gone = await refusal(removeSubjectRole(world.owner, { subject: world.token, ...target }));
    expect(gone).toMatchObject({ code: 'CONFLICT', details: { reason: 'gone' } });
    const unknown = { entityType: 'DEPLOYMENT', entityId: 'cunknown00000000000000000' };
    const deleted = await refusal(removeSubjectRole(world.owner, { subject: world.token, ...unknown }));
    expect(deleted).toMatchObject({ code: 'CONFLICT', details: { reason: 'deleted' } });
  });
});
