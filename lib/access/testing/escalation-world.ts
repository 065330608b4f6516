import { insertMember, insertOrganization, type MadeUser } from '#db/testing/factories.ts';
import {
  insertCustomRole,
  insertDeployment,
  insertRole,
  insertTeam,
  insertWorkspace,
  selectMemberships,
} from '#db/testing/places.ts';
import { selectBindings, selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectTokenValues } from '#db/queries/tokens.ts';
import { contextOf } from '#db/testing/test-context.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { effectivePermissions, type Resource } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';

/** Somebody whose rights are watched. */
export interface Subject {
  type: 'USER' | 'TEAM' | 'TOKEN';
  id: string;
}

/** An Organization with two Workspaces, three Deployments, people of every kind, a Team and custom roles. */
export interface World {
  runtime: Runtime;
  organization: { id: string; shortName: string; name: string };
  workspaceIds: string[];
  deploymentIds: string[];
  customRoles: string[];
  teamIds: string[];
  people: MadeUser[];
  /** Ids of tokens made so far; grows. */
  tokenIds: string[];
  resources: Resource[];
}

export async function makeWorld(runtime: Runtime): Promise<World> {
  const { db } = runtime;
  const organization = await insertOrganization(db);
  const [w1, w2] = [await insertWorkspace(db, organization), await insertWorkspace(db, organization)];
  const deployments = [
    await insertDeployment(db, organization, w1.id),
    await insertDeployment(db, organization, w1.id),
    await insertDeployment(db, organization, w2.id),
  ];
  const tokenKeeper = await insertCustomRole(db, organization, {
    name: 'Token Keeper',
    permissions: [
      'deployment.get',
      'deployment.apiTokens.get',
      'deployment.apiTokens.create',
      'deployment.apiTokens.update',
      'deployment.apiTokens.rotate',
    ],
  });
  const runner = await insertCustomRole(db, organization, {
    name: 'Runner',
    permissions: ['deployment.airflow.dagRun.create', 'deployment.users.delete'],
    restrictedWorkspaceIds: [w1.id],
  });
  const dagRunner = await insertCustomRole(db, organization, {
    name: 'Dag Runner',
    scope: 'DAG',
    permissions: ['dag.airflow.dag.get', 'dag.airflow.dagRun.create'],
  });
  const [d1] = deployments;
  if (!d1) throw new Error('three Deployments were made');
  const held: [string, Binding[]][] = [
    ['ORGANIZATION_OWNER', []],
    ['ORGANIZATION_BILLING_ADMIN', [on('WORKSPACE', w2.id, 'WORKSPACE_MEMBER')]],
    ['ORGANIZATION_MEMBER', [on('WORKSPACE', w1.id, 'WORKSPACE_OWNER')]],
    ['ORGANIZATION_MEMBER', [on('WORKSPACE', w1.id, 'WORKSPACE_OPERATOR')]],
    [
      'ORGANIZATION_MEMBER',
      [on('WORKSPACE', w1.id, 'WORKSPACE_ACCESSOR'), on('DEPLOYMENT', d1.id, 'DEPLOYMENT_ADMIN')],
    ],
    [
      'ORGANIZATION_MEMBER',
      [
        on('WORKSPACE', w1.id, 'WORKSPACE_ACCESSOR'),
        { ...on('DEPLOYMENT', d1.id, tokenKeeper.name), custom: facts(tokenKeeper.id) },
      ],
    ],
  ];
  const people: MadeUser[] = [];
  for (const [role, bindings] of held) {
    const person = await insertMember(db, organization, { role });
    people.push(person);
    for (const binding of bindings) await insertRole(db, organization, { type: 'USER', id: person.id }, binding);
  }
  const team = await insertTeam(db, organization, { memberIds: people.slice(4).map((person) => person.id) });
  await insertRole(db, organization, { type: 'TEAM', id: team.id }, on('WORKSPACE', w2.id, 'WORKSPACE_AUTHOR'));
  const organizationId = organization.id;
  const world: World = {
    runtime,
    organization,
    workspaceIds: [w1.id, w2.id],
    deploymentIds: deployments.map(({ id }) => id),
    customRoles: [tokenKeeper.name, runner.name, dagRunner.name],
    teamIds: [team.id],
    people,
    tokenIds: [],
    resources: [
      { organizationId },
      { organizationId, workspaceId: w1.id },
      { organizationId, workspaceId: w2.id },
      ...deployments.flatMap(({ id, workspaceId }) => [
        { organizationId, workspaceId, deploymentId: id },
        { organizationId, workspaceId, deploymentId: id, dag: { id: 'load_daily', tags: ['finance'] } },
      ]),
    ],
  };
  const [owner] = people;
  if (!owner) throw new Error('the first person is an Owner');
  const ctx = await contextOf(runtime, organization, owner);
  // Tokens that are stronger than most people: what a careless rotation or edit would hand to somebody.
  for (const home of [
    { scope: 'ORGANIZATION', role: 'ORGANIZATION_OWNER' },
    { scope: 'WORKSPACE', entityId: w1.id, role: 'WORKSPACE_OWNER' },
    { scope: 'WORKSPACE', entityId: w1.id, role: 'WORKSPACE_MEMBER' },
    { scope: 'DEPLOYMENT', entityId: d1.id, role: 'DEPLOYMENT_ADMIN' },
    { scope: 'DEPLOYMENT', entityId: d1.id, role: 'DEPLOYMENT_ACCESSOR' },
  ]) {
    const { token } = await createToken(ctx, { name: 'strong', expiryDays: 1, ...home });
    world.tokenIds.push(token.id);
  }
  return world;
}

function on(entityType: Binding['entityType'], entityId: string, role: string): Binding {
  return { entityType, entityId, deploymentId: null, role };
}

const facts = (id: string) => ({ id, scope: 'DEPLOYMENT' as const, permissions: [], restrictedWorkspaceIds: [] });

/** Everything each subject may do, by resource; a person's Teams count. */
export async function rightsOfAll(world: World, subjects: Subject[]): Promise<Map<string, Set<string>>> {
  const { db } = world.runtime;
  const ids = subjects.map(({ id }) => id);
  const held = await selectBindingsOf(db, world.organization.id, ids);
  const memberships = await selectMemberships(db);
  return new Map(
    ids.map((id) => {
      const teams = memberships.filter(({ userId }) => userId === id).flatMap(({ teamId }) => held.get(teamId) ?? []);
      return [id, rightsBy([...(held.get(id) ?? []), ...teams], world)];
    }),
  );
}

export function rightsBy(bindings: readonly Binding[], world: World): Set<string> {
  const rights = new Set<string>();
  for (const [at, resource] of world.resources.entries()) {
    for (const permission of effectivePermissions(bindings, resource)) rights.add(`${permission} on ${at}`);
  }
  return rights;
}

/** The Context of a person, or of a token as the bearer door would build it. */
export async function actAs(world: World, subject: Subject): Promise<Context> {
  const person = world.people.find(({ id }) => id === subject.id) ?? world.people[0];
  if (!person) throw new Error('the world has people');
  const ctx = await contextOf(world.runtime, world.organization, person);
  if (subject.type !== 'TOKEN') return ctx;
  const { db } = world.runtime;
  const bindings = await selectBindings(db, subject.id, world.organization.id);
  const [newest] = await selectTokenValues(db, subject.id);
  return {
    ...ctx,
    bindings,
    actor: { type: 'TOKEN', id: subject.id, label: 'a token', valueId: newest?.id ?? '', valueEndsAt: null },
  };
}
