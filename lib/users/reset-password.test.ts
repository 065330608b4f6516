import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { knownDevices, users } from '#db/schema/index.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, visitorFrom } from '#db/testing/visitor-context.ts';
import { hashPassword } from '#lib/users/password.ts';

import { checkCredentials } from './check-credentials.ts';
import { checkSession } from './check-session.ts';
import { issuePasswordLink } from './issue-one-time-code.ts';
import { newDevice } from './known-device.ts';
import { LOCK_LIMITS } from './reserve-attempt.ts';
import { findPasswordLink, resetPassword } from './reset-password.ts';
import { startSession } from './start-session.ts';

const database = useTestDatabase();
const OLD = 'purple otter canal 42';
const NEW = 'seven quiet lanterns';
const OVER = { code: 'NOT_FOUND' };

async function setUp() {
  const ctx = visitorFrom(testRuntime(database), '203.0.113.9');
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization, { passwordHash: await hashPassword(OLD) });
  const code = (await issuePasswordLink(database.db, user.email, ctx.now)) ?? '';
  return { ctx, organization, user, code };
}

describe('a password link', () => {
  it('names its person without being used up', async () => {
    const { ctx, user, code } = await setUp();
    expect((await findPasswordLink(ctx, code))?.email).toBe(user.email);
    expect((await findPasswordLink(ctx, code))?.email).toBe(user.email);
    expect(await findPasswordLink(ctx, 'made-up')).toBeNull();
  });

  it('sets the password once', async () => {
    const { ctx, user, code } = await setUp();
    await resetPassword(ctx, { code, password: NEW }, newDevice());
    const signIn = (password: string) => checkCredentials(ctx, { email: user.email, password }, null);
    expect((await signIn(NEW)).id).toBe(user.id);
    await expect(signIn(OLD)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(resetPassword(ctx, { code, password: 'eight loud lanterns' }, newDevice())).rejects.toMatchObject(
      OVER,
    );
    expect(await findPasswordLink(ctx, code)).toBeNull();
  });

  it('is won by one of two who use it at once', async () => {
    const { ctx, code } = await setUp();
    const tries = [NEW, 'eight loud lanterns'].map((password) => resetPassword(ctx, { code, password }, newDevice()));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends every session, forgets every other device, and is audited without code or password', async () => {
    const { ctx, user, code, organization } = await setUp();
    const old = newDevice();
    const sid = await startSession(ctx, { user, method: 'PASSWORD', authenticatedAt: ctx.now, device: old });
    const request = { ...ctx.request, path: `/reset/${code}` };
    await resetPassword({ ...ctx, request }, { code, password: NEW }, newDevice());
    expect(await checkSession(database.db, { sid, sub: user.id }, ctx.now)).toBeNull();
    expect(await database.db.select().from(knownDevices).where(eq(knownDevices.userId, user.id))).toHaveLength(1);
    const chain = await selectAuditChain(database.db, organization.id, 0, 10);
    expect(chain[0]).toMatchObject({
      action: 'user.password_link_issued',
      actorType: 'SYSTEM',
      targetId: user.id,
      path: 'npm run user:reset',
    });
    expect(chain.at(-1)).toMatchObject({
      action: 'user.password_changed',
      after: { endedSessions: 1 },
      path: '/reset',
    });
    expect(JSON.stringify(chain)).not.toContain(code);
    expect(JSON.stringify(chain)).not.toContain(NEW);
  });

  it('lets its holder in past a lock of strangers', async () => {
    const { ctx, user, code } = await setUp();
    for (let n = 0; n < LOCK_LIMITS.strangersPerAccount; n += 1) {
      await checkCredentials(ctx, { email: user.email, password: 'wrong' }, null).catch(() => {});
    }
    const device = newDevice();
    await resetPassword(ctx, { code, password: NEW }, device);
    expect((await checkCredentials(ctx, { email: user.email, password: NEW }, device)).id).toBe(user.id);
  });

  it('stops working after a day, with a newer link, and when the user is made inactive', async () => {
    const { ctx, user, code } = await setUp();
    const nextDay = later(ctx, 24 * 3_600_000 + 1_000);
    await expect(resetPassword(nextDay, { code, password: NEW }, newDevice())).rejects.toMatchObject(OVER);
    const newer = (await issuePasswordLink(database.db, user.email, ctx.now)) ?? '';
    await expect(resetPassword(ctx, { code, password: NEW }, newDevice())).rejects.toMatchObject(OVER);
    await database.db.update(users).set({ status: 'INACTIVE' }).where(eq(users.id, user.id));
    await expect(resetPassword(ctx, { code: newer, password: NEW }, newDevice())).rejects.toMatchObject(OVER);
  });

  it('refuses a weak password next to the field and stays usable', async () => {
    const { ctx, code } = await setUp();
    await expect(resetPassword(ctx, { code, password: 'password1234' }, newDevice())).rejects.toMatchObject({
      code: 'INVALID',
      fields: [{ field: 'password' }],
    });
    await resetPassword(ctx, { code, password: NEW }, newDevice());
  });
});
