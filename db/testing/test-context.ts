import { pino } from 'pino';

import { selectPersonBindings } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';
import { parseEnv } from '#lib/env.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { insertMember, insertOrganization, type MadeOrganization, type MadeUser } from './factories.ts';
import type { TestDatabase } from './test-database.ts';

/** Tests send more than people and programs do. */
export const NO_API_LIMITS = {
  API_GET_PER_SECOND: '0',
  API_POST_PER_SECOND: '0',
  API_DELETE_PER_SECOND: '0',
  GUESSES_PER_ADDRESS: '0',
};

/**
 * A runtime on the file's database. `changes` collects the ids that services reported. Its verification is the real one;
 * until a test starts it, it asks the database about every value.
 */
export function testRuntime(database: TestDatabase, secrets = database.secrets): Runtime & { changed: string[] } {
  const changed: string[] = [];
  const clock = { now: () => new Date() };
  const log = pino({ level: 'silent' });
  const { db, url: databaseUrl } = database;
  const verification = createVerification({ db, databaseUrl, secrets, clock, log, guessLimit: 0 });
  return {
    env: parseEnv({ DATABASE_URL: database.url, PUBLIC_URL: 'http://localhost:8888', ...NO_API_LIMITS }),
    secrets,
    pool: database.pool,
    db: database.db,
    clock,
    log,
    verification,
    changes: {
      tokenChanged(id) {
        verification.changes.tokenChanged(id);
        changed.push(id);
      },
      organizationChanged(id) {
        verification.changes.organizationChanged(id);
        changed.push(id);
      },
    },
    clockSkewMs: () => 0,
    changed,
  };
}

/** From here on the clock of this runtime stands still: a limit gives nothing back, however long the test takes. */
export function holdClock({ clock }: Pick<Runtime, 'clock'>): void {
  const at = new Date();
  clock.now = () => at;
}

/** The Context of a member acting now, freshly signed in. Override `now` to move time. */
export async function contextOf(
  runtime: Runtime,
  organization: MadeOrganization,
  user: MadeUser,
  now = new Date(),
): Promise<Context> {
  return {
    db: runtime.db,
    runtime,
    organization,
    actor: {
      type: 'USER',
      id: user.id,
      label: user.fullName,
      email: user.email,
      sessionId: 'c000000000000000000session',
      authenticatedAt: now,
    },
    bindings: await selectPersonBindings(runtime.db, user.id, organization.id),
    now,
    request: { id: 'req-test', address: '203.0.113.7', userAgent: 'vitest', method: 'POST', path: '/test' },
  };
}

/** A fresh Organization with one member, and the Context of that member. */
export async function freshContext(runtime: Runtime, role = 'ORGANIZATION_OWNER', now = new Date()): Promise<Context> {
  const organization = await insertOrganization(runtime.db);
  return contextOf(runtime, organization, await insertMember(runtime.db, organization, { role }), now);
}
