import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { insertMember, insertOrganization, type MadeOrganization, type MadeUser } from '#db/testing/factories.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { endOverlap } from '#lib/tokens/end-overlap.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { OVERLAP_HOURS, OVERLAPS, type Overlap } from '#lib/tokens/schemas.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

import { makeProcess, queriesAt } from './testing/make-process.ts';

const database = useTestDatabase();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ROLES = ['ORGANIZATION_MEMBER', 'ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OWNER'];

type Step =
  | { kind: 'rotate'; overlap: Overlap }
  | { kind: 'pause' | 'resume' | 'endOverlap' | 'delete' }
  | { kind: 'update'; name: string; description: string; role: string }
  | { kind: 'wait'; hours: number }
  /** To a millisecond before, at or after the next moment at which some value ends. */
  | { kind: 'waitForEnd'; off: number };

const anyStep = fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('rotate' as const), overlap: fc.constantFrom(...OVERLAPS) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'endOverlap' as const) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      name: fc.constantFrom('deploy', 'nightly', 'ünïcode'),
      description: fc.constantFrom('', 'runs the release'),
      role: fc.constantFrom(...ROLES),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 1_000 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('waitForEnd' as const), off: fc.constantFrom(-1, 0, 1) }) },
);

/** What must be true, kept beside the product and told nothing by it. */
interface Model {
  now: number;
  isPaused: boolean;
  deletedAt: number | null;
  /** Oldest first; the last is the newest. `until` is when the value ends by itself. */
  values: { secret: string; start: number; until: number; hasEnded: boolean }[];
  settings: { name: string; description: string; role: string; expiryPeriodDays: number | null };
}

const newestOf = (model: Model) => model.values.at(-1) ?? { secret: '', start: 0, until: 0, hasEnded: true };
const isExpired = (model: Model) => newestOf(model).until <= model.now;
const mustVerify = (model: Model, value: Model['values'][number]) =>
  model.deletedAt === null && !model.isPaused && !isExpired(model) && !value.hasEnded && model.now < value.until;

/** A deleted token is told of for 90 days (domain-facts 12). */
const isForgotten = (model: Model) => model.deletedAt !== null && model.now - model.deletedAt > 90 * DAY_MS;

/** The code with which the service must refuse the step now and change nothing; null where it is possible. */
function refusalOf(model: Model, kind: Step['kind']): 'NOT_FOUND' | 'CONFLICT' | null {
  if (kind === 'wait' || kind === 'waitForEnd') return null;
  if (isForgotten(model)) return 'NOT_FOUND';
  if (kind === 'delete') return null;
  if (model.deletedAt !== null) return 'CONFLICT';
  if (kind === 'pause') return isExpired(model) || model.isPaused ? 'CONFLICT' : null;
  return kind === 'resume' && !model.isPaused ? 'CONFLICT' : null;
}

class Run {
  readonly model: Model;
  readonly tokenId: string;
  readonly #runtime: Runtime;
  readonly #organization: MadeOrganization;
  readonly #user: MadeUser;

  constructor(runtime: Runtime, organization: MadeOrganization, user: MadeUser, tokenId: string, model: Model) {
    this.#runtime = runtime;
    this.#organization = organization;
    this.#user = user;
    this.tokenId = tokenId;
    this.model = model;
  }

  ctx() {
    return contextOf(this.#runtime, this.#organization, this.#user, new Date(this.model.now));
  }

  /** Carries the step out on the product, then on the model. */
  async take(step: Step): Promise<void> {
    const code = refusalOf(this.model, step.kind);
    if (code !== null) {
      await expect(this.#onProduct(step)).rejects.toMatchObject({ code });
      return;
    }
    const secret = await this.#onProduct(step);
    this.#onModel(step, secret);
  }

  async #onProduct(step: Step): Promise<string> {
    const ctx = await this.ctx();
    const { tokenId } = this;
    if (step.kind === 'rotate') return (await rotateToken(ctx, { tokenId, overlap: step.overlap })).secret ?? '';
    if (step.kind === 'pause') await pauseToken(ctx, { tokenId });
    if (step.kind === 'resume') await resumeToken(ctx, { tokenId });
    if (step.kind === 'endOverlap') await endOverlap(ctx, { tokenId });
    if (step.kind === 'delete') await deleteToken(ctx, { tokenId });
    if (step.kind === 'update') {
      const { name, description, role } = step;
      await updateToken(ctx, { tokenId, name, description, role });
    }
    return '';
  }

  #onModel(step: Step, secret: string): void {
    const { model } = this;
    const ends = model.values.map((value) => value.until).filter((until) => until > model.now && until < Infinity);
    if (step.kind === 'wait') model.now += step.hours * HOUR_MS;
    if (step.kind === 'waitForEnd' && ends.length > 0) model.now = Math.max(model.now, Math.min(...ends) + step.off);
    if (step.kind === 'pause') model.isPaused = true;
    if (step.kind === 'resume') model.isPaused = false;
    if (step.kind === 'delete') model.deletedAt ??= model.now;
    if (step.kind === 'update') {
      const { name, description, role } = step;
      model.settings = { ...model.settings, name, description, role };
    }
    if (step.kind === 'endOverlap') for (const value of model.values.slice(0, -1)) value.hasEnded = true;
    if (step.kind !== 'rotate') return;
    const old = newestOf(model);
    for (const value of model.values.slice(0, -1)) value.hasEnded = true;
    if (step.overlap === 'now') old.hasEnded = true;
    old.until = Math.min(old.until, model.now + OVERLAP_HOURS[step.overlap] * HOUR_MS);
    const days = model.settings.expiryPeriodDays;
    // No two values of a token start at the same time.
    const start = Math.max(model.now, old.start + 1);
    model.values.push({ secret, start, until: days === null ? Infinity : start + days * DAY_MS, hasEnded: false });
  }
}

it('no sequence of changes lets an ended value verify, refuses a live one, loses a setting or shows a wrong status', async () => {
  const accepting = new Set<string>();
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization);
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 20 })),
      fc.array(anyStep, { minLength: 1, maxLength: 14 }),
      async (expiryDays, steps) => {
        const now = Date.now();
        const clock = { now: new Date(now) };
        const queries = queriesAt(database, () => clock.now);
        // One process that caches and is told of changes, and one that has to ask the database.
        const caching = makeProcess(database, clock.now, { queries });
        const asking = makeProcess(database, clock.now, {
          queries,
          listener: { isTrusted: () => false, skewMs: () => 0 },
        });
        const changes = { ...testRuntime(database).changes, tokenChanged: (id: string) => caching.cache.dropToken(id) };
        const runtime = { ...testRuntime(database), changes };
        const settings = { name: 'deploy', description: 'first', role: 'ORGANIZATION_MEMBER' };
        const ctx = await contextOf(runtime, organization, user, clock.now);
        const issued = await createToken(ctx, { ...settings, expiryDays });
        const until = expiryDays === null ? Infinity : now + expiryDays * DAY_MS;
        const run = new Run(runtime, organization, user, issued.token.id, {
          now,
          isPaused: false,
          deletedAt: null,
          values: [{ secret: issued.secret ?? '', start: now, until, hasEnded: false }],
          settings: { ...settings, expiryPeriodDays: expiryDays },
        });
        for (const next of steps) {
          await run.take(next);
          const { model } = run;
          clock.now = caching.time.now = asking.time.now = new Date(model.now);
          for (const value of model.values) {
            const expected = mustVerify(model, value);
            expect((await caching.verify(value.secret)).ok).toBe(expected);
            expect((await asking.verify(value.secret)).ok).toBe(expected);
          }
          const read = getToken(await run.ctx(), { tokenId: run.tokenId });
          if (isForgotten(model)) {
            await expect(read).rejects.toMatchObject({ code: 'NOT_FOUND' });
            continue;
          }
          const token = await read;
          expect(token).toMatchObject(model.settings);
          expect(token.shortToken).toBe(newestOf(model).secret.slice(-6));
          const isRefused = ['PAUSED', 'EXPIRED', 'DELETED'].includes(token.status);
          expect(mustVerify(model, newestOf(model))).toBe(!isRefused);
          accepting.add(token.status);
        }
      },
    ),
    { numRuns: 60 },
  );
  expect([...accepting].toSorted()).toEqual(
    expect.arrayContaining(['DELETED', 'EXPIRED', 'PAUSED', 'ROTATING', 'UNUSED'].toSorted()),
  );
}, 180_000);
