import { beforeAll, describe, expect, test } from 'vitest';

import { selectAuditEvents } from '#db/queries/audit-events.ts';
import { insertCustomRole, insertDeployment, insertTeam } from '#db/testing/places.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { findRolePlaces } from './find-role-places.ts';
import { listSubjectRoles } from './list-subject-roles.ts';
import { makeWorld, onDeployment, onTag, onWorkspace, person, refusal, rolesOf } from './testing/role-world.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

describe('adding', () => {
  test('a role by any subject type: listed with who gave it, audited, and processes told for tokens', async () => {
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
    const foreign = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
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
    const world = await makeWorld(runtime);
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
