import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ZodError } from 'zod';

import { selectBindings } from '#db/queries/role-bindings.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { updateTokenRoles } from '#lib/tokens/update-token-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

import type { WantedBinding } from './binding-rules.ts';
import { replaceBindings } from './replace-bindings.ts';
import { ROLES_OF } from './roles.ts';
import { actAs, makeWorld, rightsBy, rightsOfAll, type Subject, type World } from './testing/escalation-world.ts';

const database = useTestDatabase();

/** A step as numbers, so that any shrinking of it is still a step. */
interface Step {
  actor: number;
  operation: number;
  target: number;
  place: number;
  role: number;
}

const steps = fc.array(
  fc.record({ actor: fc.nat(), operation: fc.nat(), target: fc.nat(), place: fc.nat(), role: fc.nat() }),
  { minLength: 6, maxLength: 14 },
);

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

function subjects(world: World): Subject[] {
  return [
    ...world.people.map(({ id }) => ({ type: 'USER' as const, id })),
    ...world.teamIds.map((id) => ({ type: 'TEAM' as const, id })),
    ...world.tokenIds.map((id) => ({ type: 'TOKEN' as const, id })),
  ];
}

/** Some role on some place; often one that may not be held there, which must then be refused. */
function someBinding(world: World, { place, role }: Step): WantedBinding {
  const { organization, workspaceIds, deploymentIds, customRoles } = world;
  const kind = pick(
    ['ORGANIZATION', 'WORKSPACE', 'WORKSPACE', 'DEPLOYMENT', 'DEPLOYMENT', 'DAG', 'DAG_TAG'] as const,
    place,
  );
  const at = Math.floor(place / 7);
  if (kind === 'ORGANIZATION') {
    return { entityType: kind, entityId: organization.id, deploymentId: null, role: pick(ROLES_OF.ORGANIZATION, role) };
  }
  if (kind === 'WORKSPACE') {
    return {
      entityType: kind,
      entityId: pick(workspaceIds, at),
      deploymentId: null,
      role: pick(ROLES_OF.WORKSPACE, role),
    };
  }
  if (kind === 'DEPLOYMENT') {
    const roles = [...ROLES_OF.DEPLOYMENT, ...customRoles];
    return { entityType: kind, entityId: pick(deploymentIds, at), deploymentId: null, role: pick(roles, role) };
  }
  const roles = [...ROLES_OF.DAG, ...customRoles];
  const entityId = kind === 'DAG' ? 'load_daily' : 'finance';
  return { entityType: kind, entityId, deploymentId: pick(deploymentIds, at), role: pick(roles, role) };
}

const sameEntity = (a: WantedBinding, b: WantedBinding) =>
  a.entityType === b.entityType && a.entityId === b.entityId && a.deploymentId === b.deploymentId;

/** The roles of a subject with one given, changed or taken away. */
async function changedRoles(world: World, subject: Subject, step: Step): Promise<WantedBinding[]> {
  const wanted = someBinding(world, step);
  const held = await selectBindings(world.runtime.db, subject.id, world.organization.id);
  const others = held
    .filter((binding) => !sameEntity(binding, wanted))
    .map(({ entityType, entityId, deploymentId, role }) => ({ entityType, entityId, deploymentId, role }));
  return step.role % 5 === 0 ? others : [...others, wanted];
}

/** Carries the step out. Returns the token whose value the actor now holds, if any. */
async function act(world: World, ctx: Context, step: Step): Promise<string | null> {
  const { tokenIds, workspaceIds, deploymentIds } = world;
  const tokenId = pick(tokenIds, step.target);
  const operation = pick(
    ['create', 'create', 'update', 'roles', 'roles', 'rotate', 'person', 'person', 'team'],
    step.operation,
  );
  if (operation === 'create' || tokenId === undefined) {
    const binding = someBinding(world, { ...step, place: step.place - (step.place % 7) + (step.place % 5) });
    const scope = binding.entityType as 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
    const entityId = {
      ORGANIZATION: null,
      WORKSPACE: pick(workspaceIds, step.target),
      DEPLOYMENT: pick(deploymentIds, step.target),
    }[scope];
    const { token } = await createToken(ctx, { name: 'made', scope, entityId, role: binding.role, expiryDays: 1 });
    tokenIds.push(token.id);
    return token.id;
  }
  if (operation === 'update') {
    await updateToken(ctx, { tokenId, name: 'renamed', role: someBinding(world, step).role });
    return null;
  }
  if (operation === 'rotate') {
    await rotateToken(ctx, { tokenId });
    return tokenId;
  }
  const subject: Subject =
    operation === 'roles'
      ? { type: 'TOKEN', id: tokenId }
      : operation === 'person'
        ? { type: 'USER', id: pick(world.people, step.target).id }
        : { type: 'TEAM', id: pick(world.teamIds, step.target) };
  const roles = await changedRoles(world, subject, step);
  if (subject.type === 'TOKEN') await updateTokenRoles(ctx, { tokenId, roles });
  else
    await world.runtime.db.transaction((tx) =>
      replaceBindings(ctx, tx, { type: subject.type, id: subject.id } as never, roles),
    );
  return null;
}

const EXPECTED = ['FORBIDDEN', 'NOT_FOUND', 'INVALID', 'CONFLICT'];

it('no step by any actor gives any subject a right the actor did not hold on that resource', async () => {
  const runtime = testRuntime(database);
  const done = { changed: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const world = await makeWorld(runtime);
      for (const step of sequence) {
        const actor = pick(
          subjects(world).filter(({ type }) => type !== 'TEAM'),
          step.actor,
        );
        const ctx = await actAs(world, actor);
        const own = rightsBy(ctx.bindings, world);
        const before = await rightsOfAll(world, subjects(world));
        const obtained = await act(world, ctx, step).then(
          (tokenId) => {
            done.changed += 1;
            return tokenId;
          },
          (error: unknown) => {
            const isRefusal = error instanceof ZodError || (isDomainError(error) && EXPECTED.includes(error.code));
            if (!isRefusal) throw error;
            done.refused += 1;
            return null;
          },
        );
        const after = await rightsOfAll(world, subjects(world));
        for (const subject of subjects(world)) {
          const had = before.get(subject.id) ?? new Set();
          const gained = [...(after.get(subject.id) ?? [])].filter((right) => !had.has(right));
          expect(
            gained.filter((right) => !own.has(right)),
            `${subject.type} gained`,
          ).toEqual([]);
        }
        if (obtained === null) continue;
        const held = after.get(obtained) ?? new Set();
        expect(
          [...held].filter((right) => !own.has(right)),
          'a value in the hands of the actor',
        ).toEqual([]);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  // Both outcomes must have occurred often, or the test would prove nothing.
  expect(done.changed).toBeGreaterThan(30);
  expect(done.refused).toBeGreaterThan(30);
}, 120_000);
