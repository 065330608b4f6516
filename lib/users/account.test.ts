import { beforeAll, describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { insertSession } from '#db/testing/acme.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { PASSWORD, passwordHash as makeHash } from '#db/testing/password.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, personContext, visitorFrom } from '#db/testing/visitor-context.ts';

import { changePassword } from './change-password.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkSession, IDLE_LIMIT_MS } from './check-session.ts';
import { endOwnSessions, listOwnSessions } from './own-sessions.ts';
import { LOCK_LIMITS } from './reserve-attempt.ts';
import { updateProfile } from './update-profile.ts';

const database = useTestDatabase();
const NEW = 'seven quiet lanterns';
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await makeHash();
});

async function signedIn({ hasPassword = true } = {}) {
  const organization = await insertOrganization(database.db);
  const user = await insertMember(database.db, organization, hasPassword ? { passwordHash } : {});
  const visitor = visitorFrom(testRuntime(database), '203.0.113.10');
  const sessions = [];
  for (let n = 0; n < 3; n += 1) sessions.push(await insertSession(database.db, user));
  const [own = '', second = '', third = ''] = sessions;
  const isLive = async (sid: string) => (await checkSession(database.db, { sid, sub: user.id }, visitor.now)) !== null;
  const person = { userId: user.id, ...user, sessionId: own, authenticatedAt: visitor.now };
  const lives = async () => [await isLive(own), await isLive(second), await isLive(third)];
  return { organization, user, visitor, ctx: personContext(visitor, person), second, lives };
}

const lastEvent = async (organization: { id: string }) =>
  (await selectAuditChain(database.db, organization.id, 0, 50)).at(-1);

describe('my sessions', () => {
  it('are listed with this one first, without those that ended or idled out', async () => {
    const { ctx, second } = await signedIn();
    expect((await listOwnSessions(ctx)).map((session) => session.isThis)).toEqual([true, false, false]);
    await endOwnSessions(ctx, { sessionId: second });
    expect(await listOwnSessions(ctx)).toHaveLength(2);
    expect(await listOwnSessions(later(ctx, IDLE_LIMIT_MS + 60_000))).toEqual([]);
  });

  it('end one by one or all but this one, at once and audited', async () => {
    const { ctx, second, lives, organization } = await signedIn();
    expect(await endOwnSessions(ctx, { sessionId: second })).toEqual({ endedSessions: 1 });
    expect(await lives()).toEqual([true, false, true]);
    expect(await endOwnSessions(ctx, { sessionId: null })).toEqual({ endedSessions: 1 });
    expect(await lives()).toEqual([true, false, false]);
    expect(await lastEvent(organization)).toMatchObject({ action: 'user.sessions_ended', after: { endedSessions: 1 } });
  });

  it('of somebody else cannot be ended', async () => {
    const { ctx } = await signedIn();
    const other = await signedIn();
    expect(await endOwnSessions(ctx, { sessionId: other.second })).toEqual({ endedSessions: 0 });
    expect(await other.lives()).toEqual([true, true, true]);
  });
});

describe('changing my password', () => {
  it('needs the current one and ends every other session', async () => {
    const { ctx, visitor, user, lives, organization } = await signedIn();
    const wrong = changePassword(ctx, { currentPassword: 'wrong', password: NEW });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID', fields: [{ field: 'currentPassword' }] });
    expect(await changePassword(ctx, { currentPassword: PASSWORD, password: NEW })).toEqual({ endedSessions: 2 });
    expect(await lives()).toEqual([true, false, false]);
    expect((await checkCredentials(visitor, { email: user.email, password: NEW }, null)).id).toBe(user.id);
    const event = await lastEvent(organization);
    expect(event).toMatchObject({ action: 'user.password_changed', after: { endedSessions: 2 } });
    expect(JSON.stringify(event)).not.toContain(NEW);
  });

  it('refuses weak passwords and the same one, and guessing from within a session', async () => {
    const { ctx } = await signedIn();
    const change = (currentPassword: string, password: string) => changePassword(ctx, { currentPassword, password });
    await expect(change(PASSWORD, 'password1234')).rejects.toMatchObject({ fields: [{ field: 'password' }] });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ fields: [{ field: 'password' }] });
    for (let n = 0; n < LOCK_LIMITS.knownDevice; n += 1) await change('wrong', NEW).catch(() => {});
    await expect(change(PASSWORD, NEW)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  it('is not for people who sign in elsewhere', async () => {
    const { ctx } = await signedIn({ hasPassword: false });
    const change = changePassword(ctx, { currentPassword: 'x', password: NEW });
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('my name', () => {
  it('changes everywhere, with both names in the record', async () => {
    const { ctx, organization } = await signedIn();
    await expect(updateProfile(ctx, { fullName: ' ' })).rejects.toThrow('Enter your name');
    await updateProfile(ctx, { fullName: 'Ada King' });
    expect(await lastEvent(organization)).toMatchObject({
      action: 'user.renamed',
      before: { fullName: 'Ada Lovelace' },
      after: { fullName: 'Ada King' },
    });
    await updateProfile({ ...ctx, person: { ...ctx.person, fullName: 'Ada King' } }, { fullName: 'Ada King' });
    expect(await selectAuditChain(database.db, organization.id, 0, 50)).toHaveLength(1);
  });
});
