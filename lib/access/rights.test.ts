import { beforeAll, describe, expect, it } from 'vitest';

import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';

import type { BuiltInRole } from './roles.ts';
import { makeTargets, unknownTargets } from './testing/make-targets.ts';
import { isAllowed, mayLookUp, type Operation, type Targets } from './testing/operation.ts';
import { OPERATIONS } from './testing/operations.ts';
import { ALL_ROLES, bindingsOf } from './testing/role-bindings.ts';

// Each operation is tried by each built-in role, held alone, in its own and in another Organization. What is expected
// follows from the catalogue and from what operation.ts says each operation needs; docs/permissions.md shows the same.

const database = useTestDatabase();
let own: Awaited<ReturnType<typeof makeTargets>>;
let other: Awaited<ReturnType<typeof makeTargets>>;
let base: Context;

beforeAll(async () => {
  const runtime = testRuntime(database);
  own = await makeTargets(runtime);
  other = await makeTargets(runtime);
  base = await contextOf(runtime, own.owner.organization, own.actor);
});

class Undo extends Error {}

interface Outcome {
  code: string;
  /** What the actor was told; ids of the targets left out. */
  message: string;
}

/** Tries the operation in a transaction that is undone, so that each try finds the same. */
async function attempt({ run }: Operation, role: BuiltInRole, targets: Targets): Promise<Outcome> {
  const bindings = bindingsOf(role, own.targets);
  let outcome: Outcome = { code: 'allowed', message: '' };
  await base.db
    .transaction(async (tx) => {
      try {
        await run({ ...base, db: tx, bindings }, targets);
      } catch (error) {
        outcome = isDomainError(error)
          ? { code: error.code, message: error.message }
          : { code: String(error), message: '' };
      }
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return outcome;
}

async function outcomes(operation: Operation, targets: Targets): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const role of ALL_ROLES) found[role] = (await attempt(operation, role, targets)).code;
  return found;
}

/** Per role `yes` where the catalogue allows it, else a refusal. */
const expected = (asked: typeof isAllowed, operation: Operation, targets: Targets, yes: string) =>
  Object.fromEntries(
    ALL_ROLES.map((role) => {
      const allowed = asked(operation, bindingsOf(role, own.targets), own.targets.organizationId, targets);
      return [role, allowed ? yes : 'FORBIDDEN'];
    }),
  );

describe.each(Object.entries(OPERATIONS))('%s', (_noun, operations) => {
  it.each(operations)('$name: each role in its own Organization', async (operation) => {
    expect(await outcomes(operation, own.targets)).toEqual(expected(isAllowed, operation, own.targets, 'allowed'));
  });

  it.each(operations.filter(({ hasTarget }) => hasTarget))(
    '$name: each role on something of another Organization',
    async (operation) => {
      expect(await outcomes(operation, other.targets)).toEqual(
        expected(mayLookUp, operation, other.targets, 'NOT_FOUND'),
      );
    },
  );

  it.each(operations.filter(({ hasTarget }) => hasTarget))(
    '$name: what another Organization has looks like nothing at all',
    async (operation) => {
      const unknown = unknownTargets(own.targets.organizationId, own.targets);
      for (const role of ['ORGANIZATION_MEMBER', 'WORKSPACE_OWNER', 'ORGANIZATION_OWNER'] as const) {
        const foreign = await attempt(operation, role, other.targets);
        expect(foreign).toEqual(await attempt(operation, role, unknown));
      }
    },
  );
});

it('every role is tried, and no two operations have one name', () => {
  const names = Object.values(OPERATIONS).flatMap((operations) => operations.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(ALL_ROLES).toHaveLength(14);
});
