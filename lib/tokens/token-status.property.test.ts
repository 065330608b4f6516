import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { statusWhere, tokenStatusSql } from '#db/queries/token-status-sql.ts';
import { apiTokens } from '#db/schema/index.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

import { TOKEN_STATUSES, tokenStatus } from './token-status.ts';

const database = useTestDatabase();
const HOUR_MS = 3_600_000;

/** Mostly null, so that every status comes up often. */
const rarely = (moment: Date) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(moment) });

/** A moment near `now`: exactly then, a millisecond off, or up to 200 days away. */
const near = (now: number) =>
  fc.option(
    fc.oneof(
      fc.constantFrom(-1, 0, 1).map((ms) => new Date(now + ms)),
      fc.integer({ min: -4800, max: 4800 }).map((hours) => new Date(now + hours * HOUR_MS)),
    ),
    { freq: 2 },
  );

it('gives every record the same status in JavaScript, in the CASE and in the filter conditions', async () => {
  const runtime = testRuntime(database);
  const ctx = await freshContext(runtime);
  const now = ctx.now.getTime();
  const facts = fc.record({
    deletedAt: rarely(new Date(now - HOUR_MS)),
    endAt: near(now),
    leakReportedAt: rarely(new Date(now - HOUR_MS)),
    pausedAt: rarely(new Date(now - HOUR_MS)),
    overlapEndsAt: near(now),
    // Half of them unused: UNUSED must come up in every run.
    lastUsedAt: fc.option(fc.constant(new Date(now - HOUR_MS)), { freq: 2 }),
    expiryPeriodDays: fc.option(fc.integer({ min: 1, max: 3650 })),
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(facts, async (token) => {
      const id = newId();
      const by = { type: 'USER', id: ctx.actor.id } as const;
      await runtime.db.insert(apiTokens).values({
        id,
        organizationId: ctx.organization.id,
        scope: 'ORGANIZATION',
        entityId: ctx.organization.id,
        name: 'n',
        role: 'ORGANIZATION_MEMBER',
        shortToken: 'abcdef',
        startAt: ctx.now,
        createdAt: ctx.now,
        createdByType: by.type,
        createdById: by.id,
        updatedAt: ctx.now,
        updatedByType: by.type,
        updatedById: by.id,
        ...token,
      });
      const expected = tokenStatus(token, ctx.now, 30);
      seen.add(expected);
      const columns = Object.fromEntries(
        TOKEN_STATUSES.map((status) => [status, sql<boolean>`coalesce(${statusWhere(status, ctx.now, 30)}, false)`]),
      );
      const [row] = await runtime.db
        .select({ status: tokenStatusSql(ctx.now, 30), ...columns })
        .from(apiTokens)
        .where(eq(apiTokens.id, id));
      expect(row?.status).toBe(expected);
      const matching = Object.entries(row ?? {}).filter(([key, value]) => key !== 'status' && Boolean(value));
      expect(matching.map(([key]) => key)).toEqual([expected]);
    }),
    { numRuns: 400 },
  );
  expect([...seen].toSorted()).toEqual(TOKEN_STATUSES.filter((status) => status !== 'BLOCKED').toSorted());
});
