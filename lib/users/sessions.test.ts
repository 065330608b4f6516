import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { sessions, users } from '#db/schema/index.ts';
import { addMember, insertMember, insertOrganization } from '#db/testing/factories.ts';
import { PASSWORD, passwordHash as makeHash } from '#db/testing/password.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, personContext, visitorFrom } from '#db/testing/visitor-context.ts';

import { ABSOLUTE_LIMIT_MS, checkSession, IDLE_LIMIT_MS } from './check-session.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { endSession } from './end-session.ts';
import { newDevice, sessionDigest } from './known-device.ts';
import { LOCK_LIMITS, reserveAttempt } from './reserve-attempt.ts';
import { startSession } from './start-session.ts';

const database = useTestDatabase();
const MINUTE = 60_000;
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await makeHash();
});

async function signedIn(signInAgo = 0) {
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization, { passwordHash });
  const ctx = visitorFrom(testRuntime(database), '203.0.113.9', new Date(Date.now() - signInAgo));
  const sid = await startSession(ctx, { user, method: 'PASSWORD', authenticatedAt: ctx.now, device: newDevice() });
  const check = (ms: number, claims = { sid, sub: user.id }) =>
    checkSession(database.db, claims, new Date(ctx.now.getTime() + ms));
  const person = await check(0);
  if (!person) throw new Error('the session did not start');
  return { organization, user, ctx: personContext(ctx, person), sid, check, person };
}

const actions = async (organization: { id: string }) =>
  (await selectAuditChain(database.db, organization.id, 0, 50)).map((event) => event.action);

describe('a session', () => {
  it('says who it is and when they proved it', async () => {
    const { user, ctx, person, sid } = await signedIn();
    expect(person).toEqual({
      userId: user.id,
      email: user.email,
      fullName: user.fullName,
      sessionId: sid,
      authenticatedAt: ctx.now,
    });
  });

  it('is nobody for another user id, or an unknown session id', async () => {
    const { check, sid, user } = await signedIn();
    const { user: other } = await signedIn();
    expect(await check(0, { sid, sub: other.id })).toBeNull();
    expect(await check(0, { sid: user.id, sub: user.id })).toBeNull();
  });

  it('ends when idle too long, counted from the last request', async () => {
    const { check } = await signedIn();
    expect(await check(IDLE_LIMIT_MS - 1)).not.toBeNull();
    expect(await check(2 * IDLE_LIMIT_MS - 2)).not.toBeNull();
    expect(await check(3 * IDLE_LIMIT_MS - 1)).toBeNull();
  });

  it('ends at its absolute limit, however busy', async () => {
    const { check } = await signedIn();
    for (let at = 0; at < ABSOLUTE_LIMIT_MS; at += IDLE_LIMIT_MS / 2)
      expect(await check(at), String(at)).not.toBeNull();
    expect(await check(ABSOLUTE_LIMIT_MS - 1)).not.toBeNull();
    expect(await check(ABSOLUTE_LIMIT_MS)).toBeNull();
  });

  it('is marked as seen at most once a minute', async () => {
    const { check, ctx, sid } = await signedIn();
    const seen = async () => {
      const [row] = await database.db.select().from(sessions).where(eq(sessions.id, sid));
      return (row?.lastSeenAt.getTime() ?? 0) - ctx.now.getTime();
    };
    await check(MINUTE - 1);
    expect(await seen()).toBe(0);
    await check(MINUTE);
    expect(await seen()).toBe(MINUTE);
    await check(MINUTE + 30_000);
    expect(await seen()).toBe(MINUTE);
  });

  it('ends at once with sign-out, for every holder of its cookie, and is audited once', async () => {
    const { ctx, check, organization } = await signedIn();
    await endSession(ctx);
    expect(await check(1)).toBeNull();
    await endSession(ctx);
    expect(await actions(organization)).toEqual(['user.signed_in', 'user.signed_out']);
  });

  it('ends at once when the user is made inactive', async () => {
    const { check, user } = await signedIn();
    await database.db.update(users).set({ status: 'BANNED' }).where(eq(users.id, user.id));
    expect(await check(1)).toBeNull();
  });

  it('is audited in every Organization of the person', async () => {
    const { ctx, user, organization } = await signedIn();
    const second = await insertOrganization(database.db);
    await addMember(database.db, second, user.id, 'ORGANIZATION_MEMBER');
    await endSession(ctx);
    expect(await actions(organization)).toContain('user.signed_out');
    expect(await actions(second)).toEqual(['user.signed_out']);
  });
});

describe('a step-up', () => {
  it('renews the proof of identity of this session only, and is audited', async () => {
    const { ctx, check, user, organization } = await signedIn(2 * 60 * MINUTE);
    const elsewhere = await startSession(ctx, {
      user,
      method: 'PASSWORD',
      authenticatedAt: ctx.now,
      device: newDevice(),
    });
    const now = later(ctx, 90 * MINUTE);
    await confirmIdentity(now, { password: PASSWORD });
    expect((await check(90 * MINUTE))?.authenticatedAt).toEqual(now.now);
    expect((await check(90 * MINUTE, { sid: elsewhere, sub: user.id }))?.authenticatedAt).toEqual(ctx.now);
    expect(await actions(organization)).toContain('user.reauthenticated');
  });

  it('refuses a wrong password next to the field and changes nothing', async () => {
    const { ctx, check } = await signedIn();
    const refusal = { code: 'INVALID', fields: [{ field: 'password', message: 'Password is incorrect.' }] };
    await expect(confirmIdentity(later(ctx, MINUTE), { password: 'wrong' })).rejects.toMatchObject(refusal);
    await expect(confirmIdentity(ctx, { password: '' })).rejects.toThrow();
    await expect(confirmIdentity(ctx, { password: PASSWORD, minutes: 999 })).rejects.toThrow();
    expect((await check(MINUTE))?.authenticatedAt).toEqual(ctx.now);
  });

  it('is locked after too many failures, in this session only', async () => {
    const { ctx, user } = await signedIn();
    await expect(confirmIdentity(ctx, { password: 'wrong' })).rejects.toMatchObject({ code: 'INVALID' });
    for (let n = 1; n < LOCK_LIMITS.knownDevice; n += 1) {
      await reserveAttempt(ctx, user.email, sessionDigest(ctx.person.sessionId));
    }
    await expect(confirmIdentity(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const sid = await startSession(ctx, { user, method: 'PASSWORD', authenticatedAt: ctx.now, device: newDevice() });
    await confirmIdentity({ ...ctx, person: { ...ctx.person, sessionId: sid } }, { password: PASSWORD });
  });

  it('does not revive a session that ended meanwhile', async () => {
    const { ctx, check } = await signedIn();
    await endSession(ctx);
    await expect(confirmIdentity(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await check(1)).toBeNull();
  });
});
