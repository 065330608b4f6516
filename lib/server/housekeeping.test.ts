import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import {
  authorizationCodes,
  idempotencyKeys,
  knownDevices,
  oneTimeCodes,
  sessions,
  sessionTokens,
  signInAttempts,
  tokenUsage,
  tokenValues,
} from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { ABSOLUTE_LIMIT_MS, CLIENT_IDLE_LIMIT_MS } from '#lib/users/check-session.ts';
import { makeProcess, queriesAt } from '#lib/verification/testing/make-process.ts';

import { clearUp, startHousekeeping } from './housekeeping.ts';

const database = useTestDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-11-24T12:00:00.000Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const runtimeAt = (now = NOW) => ({ ...testRuntime(database), clock: { now: () => now } });

afterEach(async () => {
  vi.useRealTimers();
  for (const table of [sessions, oneTimeCodes, signInAttempts, idempotencyKeys, tokenUsage, knownDevices])
    await database.db.delete(table);
});

async function insertSession(change: Partial<typeof sessions.$inferInsert>): Promise<void> {
  const user = await insertMember(database.db, await insertOrganization(database.db));
  const at = change.createdAt ?? ago(HOUR);
  const expiresAt = new Date(at.getTime() + ABSOLUTE_LIMIT_MS);
  const row = { userId: user.id, createdAt: at, lastSeenAt: at, authenticatedAt: at, expiresAt };
  await database.db
    .insert(sessions)
    .values({ ...row, address: '203.0.113.9', userAgent: 'vitest', ...change, id: change.id ?? newId() });
}

const idsOf = async () => (await database.db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id).toSorted();

describe('clearing up', () => {
  it('forgets sessions a day after they ended, ran out or were left idle, and keeps live ones', async () => {
    const live = newId();
    const justEnded = newId();
    const justIdle = newId();
    await insertSession({ id: live });
    await insertSession({ id: justEnded, endedAt: ago(DAY - 1) });
    await insertSession({ id: justIdle, createdAt: ago(2 * DAY), lastSeenAt: ago(DAY + CLIENT_IDLE_LIMIT_MS) });
    await insertSession({ endedAt: ago(DAY + 1) });
    await insertSession({ createdAt: ago(2 * DAY), lastSeenAt: ago(DAY + CLIENT_IDLE_LIMIT_MS + 1) });
    await insertSession({ expiresAt: ago(DAY + 1) });
    expect(await clearUp(runtimeAt())).toMatchObject({ sessions: 3 });
    expect(await idsOf()).toEqual([live, justEnded, justIdle].toSorted());
  });

  it('forgets codes and tokens of programs a day after they ran out, and with their session', async () => {
    const sessionId = newId();
    const over = newId();
    await insertSession({ id: sessionId });
    await insertSession({ id: over, endedAt: ago(DAY + 1) });
    const code = { clientId: 'astro-cli', redirectUri: '', codeChallenge: '', scope: '', createdAt: NOW };
    const row = (digest: string, expiresAt: Date, of = sessionId) => ({
      digest: Buffer.from(digest),
      sessionId: of,
      expiresAt,
    });
    const rows = [row('kept', ago(DAY - 1)), row('gone', ago(DAY + 1)), row('of a session that is over', NOW, over)];
    await database.db.insert(authorizationCodes).values(rows.map((each) => ({ ...code, ...each })));
    const token = { kind: 'ACCESS', createdAt: NOW } as const;
    await database.db.insert(sessionTokens).values(rows.map((each) => ({ ...token, ...each })));
    expect(await clearUp(runtimeAt())).toMatchObject({ sessions: 1, grants: 2 });
    for (const table of [authorizationCodes, sessionTokens]) {
      const left = await database.db.select({ digest: table.digest }).from(table);
      expect(left.map(({ digest }) => digest.toString())).toEqual(['kept']);
    }
  });

  it('forgets codes that were used or ran out, old attempts and old idempotency keys', async () => {
    const code = (text: string, expiresAt: Date, usedAt: Date | null) =>
      ({ digest: Buffer.from(text), purpose: 'PASSWORD', createdAt: ago(3 * DAY), expiresAt, usedAt }) as const;
    await database.db
      .insert(oneTimeCodes)
      .values([
        code('open', new Date(NOW.getTime() + 1), null),
        code('just used', new Date(NOW.getTime() + 1), ago(DAY - 1)),
        code('used', new Date(NOW.getTime() + 1), ago(DAY + 1)),
        code('ran out', ago(DAY + 1), null),
      ]);
    const attempt = (at: Date) => ({ id: newId(), at, email: 'a@example.com', address: 'x', succeeded: false });
    await database.db.insert(signInAttempts).values([attempt(ago(DAY - 1)), attempt(ago(DAY + 1))]);
    const key = (text: string, createdAt: Date) => ({
      organizationId: 'o',
      actorId: 'a',
      key: text,
      operation: 'create',
      tokenId: 't',
      createdAt,
    });
    await database.db.insert(idempotencyKeys).values([key('kept', ago(DAY - 1)), key('gone', ago(DAY + 1))]);

    expect(await clearUp(runtimeAt())).toMatchObject({ oneTimeCodes: 2, signInAttempts: 1, idempotencyKeys: 1 });
    const codes = await database.db.select().from(oneTimeCodes);
    expect(codes.map(({ digest }) => digest.toString()).toSorted()).toEqual(['just used', 'open']);
    expect(await database.db.select().from(signInAttempts)).toMatchObject([{ at: ago(DAY - 1) }]);
    expect(await database.db.select().from(idempotencyKeys)).toMatchObject([{ key: 'kept' }]);
    expect(await clearUp(runtimeAt())).toMatchObject({ oneTimeCodes: 0, signInAttempts: 0, idempotencyKeys: 0 });
  });

  it('forgets calls of more than 100 days ago in batches, and keeps all that a Usage page can show', async () => {
    const hours = sql.raw(`timestamptz '${ago(100 * DAY).toISOString()}' + (n - 7000) * interval '1 hour'`);
    await database.db.execute(sql`
      insert into token_usage (value_id, hour, address, user_agent, token_id, calls, refused, first_seen_at, last_seen_at)
      select 'v', ${hours}, '203.0.113.9', 'vitest', 't', 1, 0, ${hours}, ${hours} from generate_series(1, 7002) n`);
    const transaction = vi.spyOn(database.db, 'transaction');
    expect(await clearUp(runtimeAt())).toMatchObject({ tokenUsage: 6_999 });
    // Eight tasks, one of them twice: a full batch, then the rest.
    expect(transaction).toHaveBeenCalledTimes(9);
    transaction.mockRestore();
    const kept = await database.db.select({ hour: tokenUsage.hour }).from(tokenUsage).orderBy(tokenUsage.hour);
    expect(kept.map(({ hour }) => hour)).toEqual([0, 1, 2].map((n) => ago(100 * DAY - n * HOUR)));
  });

  it('forgets browsers that nobody signed in from for longer than their cookie lives', async () => {
    const user = await insertMember(database.db, await insertOrganization(database.db));
    const device = (text: string, lastSeenAt: Date) => ({
      digest: Buffer.from(text),
      userId: user.id,
      createdAt: ago(900 * DAY),
      lastSeenAt,
    });
    await database.db.insert(knownDevices).values([device('kept', ago(401 * DAY)), device('gone', ago(401 * DAY + 1))]);
    expect(await clearUp(runtimeAt())).toMatchObject({ knownDevices: 1 });
    expect((await database.db.select().from(knownDevices)).map(({ digest }) => digest.toString())).toEqual(['kept']);
  });

  it('leaves the work to another process that is at it, and goes on when a task fails', async () => {
    await insertSession({ endedAt: ago(2 * DAY) });
    await database.db.transaction(async (tx) => {
      await tx.execute(`select pg_advisory_xact_lock(hashtextextended('latchkey housekeeping', 0))`);
      expect(await clearUp(runtimeAt())).toMatchObject({ sessions: 0 });
    });
    const runtime = runtimeAt();
    const transaction = vi.spyOn(database.db, 'transaction').mockRejectedValueOnce(new Error('gone'));
    const warn = vi.spyOn(runtime.log, 'warn');
    const rest = { grants: 0, oneTimeCodes: 0, signInAttempts: 0, idempotencyKeys: 0, lapsedValues: 0 };
    expect(await clearUp(runtime)).toEqual({ ...rest, tokenUsage: 0, knownDevices: 0 });
    transaction.mockRestore();
    expect(warn).toHaveBeenCalledOnce();
    expect(await clearUp(runtimeAt())).toMatchObject({ sessions: 1 });
  });

  it('happens at the start and every hour until it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const runtime = runtimeAt();
    const transaction = vi.spyOn(database.db, 'transaction');
    const housekeeping = startHousekeeping(runtime);
    await expect.poll(() => transaction.mock.calls.length).toBe(8);
    vi.advanceTimersByTime(HOUR);
    await expect.poll(() => transaction.mock.calls.length).toBe(16);
    await housekeeping.stop();
    vi.advanceTimersByTime(2 * HOUR);
    expect(transaction).toHaveBeenCalledTimes(16);
    transaction.mockRestore();
  });

  it('ends after the task under way when it is stopped', async () => {
    const transaction = vi.spyOn(database.db, 'transaction');
    await startHousekeeping(runtimeAt()).stop();
    expect(transaction).toHaveBeenCalledTimes(1);
    transaction.mockRestore();
  });
});

describe('a value whose overlap ran out', () => {
  it('loses its digest after an hour and is still recognised as rotated; other values keep theirs', async () => {
    const ctx: Context = await freshContext(testRuntime(database), 'ORGANIZATION_OWNER', NOW);
    const { token, secret: old } = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: 1 });
    const { secret: fresh } = await rotateToken(ctx, { tokenId: token.id, overlap: '1h' });
    const at = (ms: number) => new Date(NOW.getTime() + ms);
    const judge = async (value: string | null, now: Date) => {
      const { verify } = makeProcess(database, now, { queries: queriesAt(database, () => now) });
      const answer = await verify(value ?? '');
      return answer.ok ? 'accepted' : answer.reason;
    };
    const digests = async () => {
      const rows = await database.db.select().from(tokenValues).where(eq(tokenValues.tokenId, token.id));
      return rows.toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt)).map(({ digest }) => digest !== null);
    };

    expect(await clearUp(runtimeAt(at(2 * HOUR - 1)))).toMatchObject({ lapsedValues: 0 });
    expect([await judge(old, at(HOUR - 1)), await judge(fresh, at(HOUR - 1))]).toEqual(['accepted', 'accepted']);
    expect(await digests()).toEqual([true, true]);

    expect(await clearUp(runtimeAt(at(2 * HOUR + 1)))).toMatchObject({ lapsedValues: 1 });
    expect(await digests()).toEqual([false, true]);
    expect([await judge(old, at(2 * HOUR)), await judge(fresh, at(2 * HOUR))]).toEqual(['rotated', 'accepted']);

    // Expired, but the newest: its holder is told that it expired, so the digest stays.
    expect(await clearUp(runtimeAt(at(9 * DAY)))).toMatchObject({ lapsedValues: 0 });
    expect([await judge(old, at(9 * DAY)), await judge(fresh, at(9 * DAY))]).toEqual(['rotated', 'expired']);
  });
});
