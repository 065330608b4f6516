import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { invites, organizationMembers, users } from '#db/schema/index.ts';
import { addMember, insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { later, personContext, visitorFrom } from '#db/testing/visitor-context.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { checkCredentials } from '#lib/users/check-credentials.ts';
import { issuePasswordLink } from '#lib/users/issue-one-time-code.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { findSsoUser } from '#lib/users/sign-in-by-sso.ts';
import { buildUserContext } from '#lib/doors/build-context.ts';

import { acceptInvite, acceptInviteAsNew } from './accept-invite.ts';
import { getInvite } from './get-invite.ts';
import { inviteUser, inviteUsers } from './invite-users.ts';
import { renewInviteLink, resendInvite } from './renew-invite-link.ts';
import { revokeInvite } from './revoke-invite.ts';
import type { InviteOutcome } from './types.ts';

const database = useTestDatabase();
const DAY_MS = 86_400_000;
const PASSWORD = 'seven quiet lanterns';
const ROLE = 'ORGANIZATION_MEMBER';
const OVER = { code: 'NOT_FOUND' };

const address = () => `${newId()}@example.com`;
const visitorOf = (ctx: Context) => visitorFrom(ctx.runtime, '203.0.113.8', ctx.now);
const codeIn = (outcome: InviteOutcome | undefined) =>
  outcome?.outcome === 'link' ? (outcome.link.split('/invite/')[1] ?? '') : '';

async function invited(role = ROLE) {
  const ctx = await freshContext(testRuntime(database));
  const email = address();
  const invite = await inviteUser(ctx, { email, role });
  return { ctx, visitor: visitorOf(ctx), email, invite, code: codeIn(invite.delivery) };
}

const person = (user: { id: string; email: string; fullName: string }) => ({
  userId: user.id,
  email: user.email,
  fullName: user.fullName,
  sessionId: newId(),
  authenticatedAt: new Date(),
});

describe('inviting people', () => {
  it('takes many addresses and says what became of each', async () => {
    const ctx = await freshContext(testRuntime(database));
    const member = await insertMember(database.db, ctx.organization, { role: ROLE });
    const closed = await insertMember(database.db, await insertOrganization(database.db));
    await database.db.update(users).set({ status: 'BANNED' }).where(eq(users.id, closed.id));
    const [a, b] = [address(), address()];
    await inviteUser(ctx, { email: b, role: ROLE });
    const text = `${a.toUpperCase()}, ${b}\n${member.email};${a} ${closed.email}`;
    const { results } = await inviteUsers(ctx, { emails: text, role: ROLE });
    expect(results.map(({ email, outcome }) => [email, outcome])).toEqual([
      [a, 'link'],
      [b, 'invited'],
      [member.email, 'member'],
      [closed.email, 'closed'],
    ]);
    expect((await listUsers(ctx, { status: ['PENDING'] })).rows.map((row) => row.email).toSorted()).toEqual(
      [a, b].toSorted(),
    );
  });

  it('refuses what is no address, and more than 50, before anything is written', async () => {
    const ctx = await freshContext(testRuntime(database));
    const refused = (emails: string) => inviteUsers(ctx, { emails, role: ROLE }).catch((error: unknown) => error);
    expect(String(await refused(`${address()}, ada@, grace`))).toContain('“ada@” and “grace” are not email addresses.');
    expect(String(await refused(' ,\n'))).toContain('Enter an email address');
    const many = Array.from({ length: 51 }, address).join('\n');
    expect(String(await refused(many))).toContain('Invite up to 50 people at once. This has 51.');
    expect((await listUsers(ctx, {})).total).toBe(1);
    expect((await inviteUsers(ctx, { emails: many.split('\n').slice(1).join(','), role: ROLE })).results).toHaveLength(
      50,
    );
  });

  it('stores only a digest of the code, and no audit event holds it', async () => {
    const { ctx, code } = await invited();
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    const rows = await database.db.select().from(invites).where(eq(invites.organizationId, ctx.organization.id));
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(await selectAuditChain(database.db, ctx.organization.id, 0, 50))).not.toContain(code);
  });

  it('one of two who invite the same address at once wins', async () => {
    const ctx = await freshContext(testRuntime(database));
    const email = address();
    const reports = await Promise.all([1, 2].map(() => inviteUsers(ctx, { emails: email, role: ROLE })));
    expect(reports.map(({ results }) => results[0]?.outcome).toSorted()).toEqual(['invited', 'link']);
  });

  it('needs the right and every permission of the role', async () => {
    const owner = await freshContext(testRuntime(database));
    const member = await insertMember(database.db, owner.organization, { role: 'ORGANIZATION_BILLING_ADMIN' });
    const ctx = await contextOf(owner.runtime, owner.organization, member);
    await expect(inviteUser(ctx, { email: address(), role: ROLE })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { invite } = await invited();
    for (const operation of [renewInviteLink, resendInvite, revokeInvite]) {
      await expect(operation(ctx, { inviteId: invite.inviteId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(inviteUser(owner, { email: address(), role: 'WORKSPACE_OWNER' })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  it('of another Organization is as unknown as one that never was', async () => {
    const { invite } = await invited();
    const stranger = await freshContext(testRuntime(database));
    for (const inviteId of [invite.inviteId, newId()]) {
      await expect(revokeInvite(stranger, { inviteId })).rejects.toMatchObject(OVER);
      await expect(renewInviteLink(stranger, { inviteId })).rejects.toMatchObject(OVER);
    }
  });

  it('needs a recent sign-in', async () => {
    const ctx = await freshContext(testRuntime(database));
    const old = { ...ctx, now: new Date(ctx.now.getTime() + DAY_MS) };
    await expect(inviteUser(old, { email: address(), role: ROLE })).rejects.toMatchObject({
      code: 'STEP_UP_REQUIRED',
    });
  });
});

describe('an invited person', () => {
  it('can do nothing before accepting: no password, no reset link, no single sign-on past the invitation', async () => {
    const { ctx, visitor, email, invite } = await invited();
    const signIn = checkCredentials(visitor, { email, password: PASSWORD }, null);
    await expect(signIn).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await issuePasswordLink(database.db, email, ctx.now)).toBeNull();
    const open = buildUserContext(ctx.runtime, person({ ...invite.invitee }), ctx.organization, visitor.request);
    await expect(open).rejects.toMatchObject(OVER);
    await revokeInvite(ctx, { inviteId: invite.inviteId });
    await expect(findSsoUser(visitor, { email, email_verified: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('accepts once with a name and a password, and is a member from then on', async () => {
    const { ctx, visitor, email, invite, code } = await invited();
    expect(await getInvite(visitor, code)).toMatchObject({ user: { email }, role: ROLE, inviter: 'Ada Lovelace' });
    const input = { code, fullName: 'Grace Hopper', password: PASSWORD };
    const tries = await Promise.allSettled([acceptInviteAsNew(visitor, input), acceptInviteAsNew(visitor, input)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const user = await checkCredentials(visitor, { email, password: PASSWORD }, null);
    expect(user).toMatchObject({ id: invite.invitee.id, fullName: 'Grace Hopper' });
    const own = await buildUserContext(ctx.runtime, person(user), ctx.organization, visitor.request);
    expect(own.bindings.map((binding) => binding.role)).toEqual([ROLE]);
    expect(await getInvite(visitor, code)).toBeNull();
    await expect(acceptInvite(personContext(visitor, person(user)), { code })).rejects.toMatchObject(OVER);
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 50);
    expect(chain.map((event) => event.action)).toEqual(['user.invited', 'user.joined']);
    expect(JSON.stringify(chain)).not.toContain(code);
  });

  it('is told next to the field about a weak password, and may try again', async () => {
    const { visitor, code } = await invited();
    const weak = acceptInviteAsNew(visitor, { code, fullName: 'Grace Hopper', password: 'password1234' });
    await expect(weak).rejects.toMatchObject({ code: 'INVALID', fields: [{ field: 'password' }] });
    await acceptInviteAsNew(visitor, { code, fullName: 'Grace Hopper', password: PASSWORD });
  });

  it('known from another Organization signs in and accepts for themself only', async () => {
    const ctx = await freshContext(testRuntime(database));
    const known = await insertMember(database.db, await insertOrganization(database.db), { fullName: 'Grace Hopper' });
    const code = codeIn((await inviteUser(ctx, { email: known.email, role: ROLE })).delivery);
    const visitor = visitorOf(ctx);
    const asNew = acceptInviteAsNew(visitor, { code, fullName: 'Grace', password: PASSWORD });
    await expect(asNew).rejects.toMatchObject({ code: 'CONFLICT' });
    const other = await insertMember(database.db, await insertOrganization(database.db));
    await expect(acceptInvite(personContext(visitor, person(other)), { code })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await acceptInvite(personContext(visitor, person(known)), { code })).toMatchObject({
      organization: ctx.organization,
      firstPage: `/orgs/${ctx.organization.shortName}/settings/general`,
    });
    const [row] = (await listUsers(ctx, { q: known.email })).rows;
    expect(row).toMatchObject({ status: 'ACTIVE', role: ROLE, invite: null });
  });

  it('may prove the address by single sign-on instead, and still has to accept', async () => {
    const { ctx, visitor, email, code } = await invited();
    const user = await findSsoUser(visitor, { email, email_verified: true, name: 'Grace Hopper' });
    expect(user).toMatchObject({ status: 'ACTIVE', fullName: 'Grace Hopper' });
    const open = () => buildUserContext(ctx.runtime, person(user), ctx.organization, visitor.request);
    await expect(open()).rejects.toMatchObject(OVER);
    await acceptInvite(personContext(visitor, person(user)), { code });
    expect((await open()).organization).toMatchObject(ctx.organization);
  });
});

describe('the link of an invitation', () => {
  it('ends after 7 days, with a new link, and with the invitation', async () => {
    const { ctx, visitor, code, invite } = await invited();
    expect(invite.expiresAt.getTime() - ctx.now.getTime()).toBe(7 * DAY_MS);
    expect(await getInvite(later(visitor, 7 * DAY_MS), code)).toBeNull();
    const newer = codeIn(await renewInviteLink(ctx, { inviteId: invite.inviteId }));
    expect(await getInvite(visitor, code)).toBeNull();
    expect(await getInvite(visitor, newer)).not.toBeNull();
    await revokeInvite(ctx, { inviteId: invite.inviteId });
    expect(await getInvite(visitor, newer)).toBeNull();
    expect((await listUsers(ctx, {})).total).toBe(1);
    await expect(revokeInvite(ctx, { inviteId: invite.inviteId })).rejects.toMatchObject(OVER);
    expect(await inviteUser(ctx, { email: invite.invitee.email, role: ROLE })).toMatchObject({
      invitee: { id: invite.invitee.id },
    });
  });

  it('is over once the membership it stands for is gone', async () => {
    const { ctx, visitor, code, invite } = await invited();
    await database.db.delete(organizationMembers).where(eq(organizationMembers.userId, invite.invitee.id));
    expect(await getInvite(visitor, code)).toBeNull();
    await addMember(database.db, await insertOrganization(database.db), invite.invitee.id, ROLE);
    expect(await getInvite(visitorOf(ctx), code)).toBeNull();
  });

  it('cannot be mailed without a mail server', async () => {
    const { ctx, invite } = await invited();
    const resent = resendInvite(ctx, { inviteId: invite.inviteId });
    await expect(resent).rejects.toThrow('No mail server is set up. Use New link.');
  });
});
