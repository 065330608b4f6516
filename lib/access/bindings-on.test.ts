import { expect, it } from 'vitest';

import { selectBindings, selectBindingsOn, selectPersonBindings } from '#db/queries/role-bindings.ts';
import { insertRole } from '#db/testing/places.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { decide } from './decide.ts';
import { PERMISSIONS } from './permissions.ts';
import { makeWorld } from './testing/escalation-world.ts';

const database = useTestDatabase();

it('the roles held on a resource and around it decide exactly as all roles do', async () => {
  const world = await makeWorld(testRuntime(database));
  const { organization, deploymentIds, people, teamIds, tokenIds } = world;
  const [deploymentId] = deploymentIds;
  if (deploymentId === undefined) throw new Error('the world has Deployments');
  const subjects = [
    ...people.map(({ id }) => ({ type: 'USER' as const, id })),
    ...teamIds.map((id) => ({ type: 'TEAM' as const, id })),
    ...tokenIds.map((id) => ({ type: 'TOKEN' as const, id })),
  ];
  for (const [at, subject] of subjects.entries()) {
    const dag =
      at % 2 === 0 ? { entityType: 'DAG', entityId: 'load_daily' } : { entityType: 'DAG_TAG', entityId: 'finance' };
    await insertRole(database.db, organization, subject, { ...dag, deploymentId, role: 'DAG_VIEWER' } as never);
  }
  let fewer = 0;
  for (const subject of subjects) {
    const all = await (subject.type === 'USER' ? selectPersonBindings : selectBindings)(
      database.db,
      subject.id,
      organization.id,
    );
    for (const resource of world.resources) {
      const some = await selectBindingsOn(database.db, subject, resource);
      if (some.length < all.length) fewer += 1;
      for (const permission of PERMISSIONS) {
        expect(decide(some, permission, resource)).toEqual(decide(all, permission, resource));
      }
    }
  }
  expect(fewer).toBeGreaterThan(subjects.length);
});
