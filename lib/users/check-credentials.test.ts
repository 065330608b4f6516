import { randomBytes } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { signInAttempts, users } from '#db/schema/index.ts';
import { insertMember, insertOrganization, type MadeUser } from '#db/testing/factories.ts';
import { PASSWORD, passwordHash as makeHash } from '#db/testing/password.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, visitorFrom } from '#db/testing/visitor-context.ts';
import { eq } from 'drizzle-orm';

import { checkCredentials } from './check-credentials.ts';
import { deviceDigest, newDevice } from './known-device.ts';
import { LOCK_LIMITS, LOCK_WINDOW_MS, reserveAttempt } from './reserve-attempt.ts';
import { startSession } from './start-session.ts';
import type { VisitorContext } from './types.ts';

const database = useTestDatabase();
const WRONG = { code: 'UNAUTHENTICATED', message: 'Email or password is incorrect.' };
const LOCKED = {
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many attempts. Try again in 5 minutes, or use a recovery link.',
};

let passwordHash: string;
beforeAll(async () => {
  passwordHash = await makeHash();
});

/** A user nobody else uses, and a way to make callers from addresses nobody else uses. */
async function setUp() {
  const runtime = testRuntime(database);
  const user = await insertMember(database.db, await insertOrganization(database.db), { passwordHash });
  const stranger = () =>
    visitorFrom(runtime, `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`);
  return { runtime, user, stranger };
}

const attempt = (ctx: VisitorContext, user: MadeUser, password: string, device: string | null = null) =>
  checkCredentials(ctx, { email: user.email, password }, device);

/** Failed attempts as they are counted, without the time that hashing takes. */
async function fail(ctx: VisitorContext, user: MadeUser, times: number, device: string | null = null) {
  for (let n = 0; n < times; n += 1) {
    await reserveAttempt(ctx, user.email, device === null ? null : deviceDigest(device, user.id));
  }
}

/** Signs the person in from a device, so that it is known. */
async function knownDevice(ctx: VisitorContext, user: MadeUser): Promise<string> {
  const device = newDevice();
  await startSession(ctx, { user, method: 'PASSWORD', authenticatedAt: ctx.now, device });
  return device;
}

describe('an e-mail and a password', () => {
  it('find the person, whatever the case of the e-mail', async () => {
    const { user, stranger } = await setUp();
    const found = await checkCredentials(
      stranger(),
      { email: ` ${user.email.toUpperCase()} `, password: PASSWORD },
      null,
    );
    expect(found.id).toBe(user.id);
    expect(found).not.toHaveProperty('passwordHash');
  });

  it('fail with one text, whatever the cause', async () => {
    const { user, stranger } = await setUp();
    const organization = await insertOrganization(database.db);
    const withoutPassword = await insertMember(database.db, organization);
    const inactive = await insertMember(database.db, organization, { passwordHash });
    await database.db.update(users).set({ status: 'INACTIVE' }).where(eq(users.id, inactive.id));

    await expect(attempt(stranger(), user, 'wrong')).rejects.toMatchObject(WRONG);
    await expect(attempt(stranger(), withoutPassword, PASSWORD)).rejects.toMatchObject(WRONG);
    await expect(attempt(stranger(), inactive, PASSWORD)).rejects.toMatchObject(WRONG);
    for (const email of ['nobody@example.com', 'no address', 'a\u0000b', 'x'.repeat(5_000)]) {
      await expect(checkCredentials(stranger(), { email, password: PASSWORD }, null)).rejects.toMatchObject(WRONG);
    }
  });

  it('are refused with unknown fields or without a text', async () => {
    const { user, stranger } = await setUp();
    const input = { email: user.email, password: PASSWORD };
    await expect(checkCredentials(stranger(), { ...input, admin: true }, null)).rejects.toThrow();
    await expect(checkCredentials(stranger(), { ...input, password: { $ne: '' } }, null)).rejects.toThrow();
    await expect(checkCredentials(stranger(), null, null)).rejects.toThrow();
  });

  it('cost as much for an unknown e-mail as for a wrong password', async () => {
    const { user, stranger } = await setUp();
    // Time of the processor: that on the clock also tells what else the machine is doing.
    const costOf = async (email: string) => {
      const before = process.cpuUsage();
      await checkCredentials(stranger(), { email, password: 'wrong' }, null).catch(() => {});
      return process.cpuUsage(before).user;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      known.push(await costOf(user.email));
      unknown.push(await costOf(`nobody-${n}@example.com`));
    }
    // Without the dummy hash the unknown ones would cost a tenth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5);
  });
});

describe('the lock-out', () => {
  it('refuses the right password after too many failures on the account, from wherever', async () => {
    const { user, stranger } = await setUp();
    for (let n = 0; n < LOCK_LIMITS.strangersPerAccount; n += 1) {
      await expect(attempt(stranger(), user, `wrong ${n}`)).rejects.toMatchObject(WRONG);
    }
    await expect(attempt(stranger(), user, PASSWORD)).rejects.toMatchObject(LOCKED);
  });

  it('ends by itself after the window', async () => {
    const { user, stranger } = await setUp();
    const ctx = stranger();
    await fail(ctx, user, LOCK_LIMITS.strangersPerAccount);
    await expect(attempt(later(ctx, LOCK_WINDOW_MS - 1_000), user, PASSWORD)).rejects.toMatchObject(LOCKED);
    expect((await attempt(later(ctx, LOCK_WINDOW_MS + 1), user, PASSWORD)).id).toBe(user.id);
  });

  it('looks the same for an e-mail that nobody has', async () => {
    const { user, stranger } = await setUp();
    const nobody = { ...user, email: `nobody-${user.id}@example.com` };
    await fail(stranger(), nobody, LOCK_LIMITS.strangersPerAccount);
    await expect(attempt(stranger(), nobody, PASSWORD)).rejects.toMatchObject(LOCKED);
  });

  it('is not reset by a success, and a success is not counted', async () => {
    const { user, stranger } = await setUp();
    await fail(stranger(), user, LOCK_LIMITS.strangersPerAccount - 1);
    for (let n = 0; n < 2; n += 1) await attempt(stranger(), user, PASSWORD);
    await fail(stranger(), user, 1);
    await expect(attempt(stranger(), user, PASSWORD)).rejects.toMatchObject(LOCKED);
  });

  it('counts an address over all accounts, a whole IPv6 network as one', async () => {
    const { runtime } = await setUp();
    const network = `2001:db8:${randomBytes(2).toString('hex')}:1`;
    for (let n = 0; n < LOCK_LIMITS.strangersPerAddress; n += 1) {
      const { user } = await setUp();
      await fail(visitorFrom(runtime, `${network}::${n + 1}`), user, 1);
    }
    const { user, stranger } = await setUp();
    await expect(attempt(visitorFrom(runtime, `${network}::ffff`), user, PASSWORD)).rejects.toMatchObject(LOCKED);
    expect((await attempt(stranger(), user, PASSWORD)).id).toBe(user.id);
  });

  it('of strangers does not reach a known device, at the same address or another', async () => {
    const { user, stranger } = await setUp();
    const home = stranger();
    const device = await knownDevice(home, user);
    await fail(home, user, LOCK_LIMITS.strangersPerAccount);
    await expect(attempt(home, user, PASSWORD)).rejects.toMatchObject(LOCKED);
    expect((await attempt(home, user, PASSWORD, device)).id).toBe(user.id);
    expect((await attempt(stranger(), user, PASSWORD, device)).id).toBe(user.id);
  });

  it('has a counter of its own for a known device, which does not lock strangers or other devices', async () => {
    const { user, stranger } = await setUp();
    const device = await knownDevice(stranger(), user);
    const other = await knownDevice(stranger(), user);
    await fail(stranger(), user, LOCK_LIMITS.knownDevice, device);
    await expect(attempt(stranger(), user, PASSWORD, device)).rejects.toMatchObject(LOCKED);
    expect((await attempt(stranger(), user, PASSWORD, other)).id).toBe(user.id);
    expect((await attempt(stranger(), user, PASSWORD)).id).toBe(user.id);
  });

  it('does not take a device of somebody else, or one made up, for known', async () => {
    const { user, stranger } = await setUp();
    const { user: neighbour } = await setUp();
    const theirs = await knownDevice(stranger(), neighbour);
    for (let n = 0; n < LOCK_LIMITS.strangersPerAccount; n += 1) {
      await expect(attempt(stranger(), user, `wrong ${n}`, theirs)).rejects.toMatchObject(WRONG);
    }
    await expect(attempt(stranger(), user, PASSWORD, newDevice())).rejects.toMatchObject(LOCKED);
    await expect(attempt(stranger(), user, PASSWORD, theirs)).rejects.toMatchObject(LOCKED);
  });

  it('lets no burst through: of 30 at once no more are looked at than the limit', async () => {
    const { user, stranger } = await setUp();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => attempt(stranger(), user, `wrong ${n}`)),
    );
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'in'));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(LOCK_LIMITS.strangersPerAccount);
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(30 - LOCK_LIMITS.strangersPerAccount);
  });

  it('keeps no password', async () => {
    const { user, stranger } = await setUp();
    const ctx = stranger();
    await fail(ctx, user, 2);
    const rows = await database.db.select().from(signInAttempts).where(eq(signInAttempts.email, user.email));
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('wrong');
  });
});
