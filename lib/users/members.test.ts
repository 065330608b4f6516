import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { insertSession } from '#db/testing/acme.ts';
import { addMember, insertMember, insertOrganization } from '#db/testing/factories.ts';
import { insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { buildUserContext } from '#lib/doors/build-context.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { inviteUser } from '#lib/invites/invite-users.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { getToken } from '#lib/tokens/get-token.ts';

import { checkSession } from './check-session.ts';
import { getRemovalImpact } from './get-removal-impact.ts';
import { getUser, listUserTeams } from './get-user.ts';
import { listUserActivity } from './list-user-activity.ts';
import { listUsers } from './list-users.ts';
import type { ListUsersInput } from './member-schemas.ts';
import { removeUser } from './remove-user.ts';
import { updateUserRole } from './update-user-role.ts';

const database = useTestDatabase();
const OWNER = 'ORGANIZATION_OWNER';
const MEMBER = 'ORGANIZATION_MEMBER';
const LAST_OWNER = 'An Organization needs at least one Owner. Make someone else Owner first.';

async function acme() {
  const ctx = await freshContext(testRuntime(database));
  const as = async (role: string, fullName = 'Grace Hopper') => {
    const user = await insertMember(database.db, ctx.organization, { role, fullName });
    return { user, ctx: await contextOf(ctx.runtime, ctx.organization, user) };
  };
  return { ctx, as };
}

const names = async (ctx: Context, query: ListUsersInput) =>
  (await listUsers(ctx, query)).rows.map((row) => row.fullName);

describe('the list of users', () => {
  it('is by name, searched by name or address, filtered by role, status and Team, with exact totals', async () => {
    const { ctx, as } = await acme();
    const { user: grace } = await as(MEMBER, 'Grace Hopper');
    await as('ORGANIZATION_BILLING_ADMIN', 'barbara liskov');
    const team = await insertTeam(database.db, ctx.organization, { name: 'data', memberIds: [grace.id] });
    await inviteUser(ctx, { email: `zoe-${newId()}@example.com`, role: MEMBER });
    expect(await names(ctx, {})).toEqual(['Ada Lovelace', 'barbara liskov', 'Grace Hopper', '']);
    expect(await names(ctx, { dir: 'desc' })).toEqual(['', 'Grace Hopper', 'barbara liskov', 'Ada Lovelace']);
    expect(await names(ctx, { q: 'LISKOV' })).toEqual(['barbara liskov']);
    expect(await names(ctx, { q: grace.email })).toEqual(['Grace Hopper']);
    expect(await names(ctx, { q: '%' })).toEqual([]);
    expect(await names(ctx, { role: [OWNER, 'ORGANIZATION_BILLING_ADMIN'] })).toEqual([
      'Ada Lovelace',
      'barbara liskov',
    ]);
    expect(await names(ctx, { status: ['pending'] })).toEqual(['']);
    expect(await names(ctx, { team: [team.id] })).toEqual(['Grace Hopper']);
    const second = await listUsers(ctx, { perPage: 20, page: 9 });
    expect([second.page, second.total, second.teams]).toEqual([1, 4, [team]]);
    const row = (await listUsers(ctx, { q: 'grace' })).rows[0];
    expect(row).toMatchObject({ role: MEMBER, status: 'ACTIVE', teams: { count: 1, names: ['data'] } });
  });

  it('is for every member, who may change nothing', async () => {
    const { as } = await acme();
    const { ctx } = await as(MEMBER);
    const page = await listUsers(ctx, {});
    const owner = page.rows.find((row) => row.role === OWNER);
    const no = 'Your role can view users but not change them.';
    expect(owner?.can).toEqual({ edit: no, remove: no, resend: no, renew: no, revoke: no });
    expect(page.rows.find((row) => row.isSelf)?.can.remove).toBe(true);
    expect([page.canInvite, page.roles.includes(OWNER)]).toEqual([
      'Your role can view users but not invite them.',
      false,
    ]);
  });

  it('knows nobody of another Organization, and says of the only Owner why they stay', async () => {
    const { ctx } = await acme();
    const { ctx: other } = await acme();
    expect((await listUsers(ctx, {})).total).toBe(1);
    await expect(getUser(ctx, { userId: other.actor.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getUser(ctx, { userId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await getUser(ctx, { userId: ctx.actor.id })).can).toMatchObject({ edit: LAST_OWNER, remove: LAST_OWNER });
  });
});

describe('changing a role', () => {
  it('counts with the next request and is audited', async () => {
    const { ctx, as } = await acme();
    const { user } = await as(MEMBER);
    const seen = await getUser(ctx, { userId: user.id });
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
    await updateUserRole(later, { userId: user.id, role: OWNER, basedOn: seen.roleSetAt });
    expect((await selectBindings(database.db, user.id, ctx.organization.id)).map(({ role }) => role)).toEqual([OWNER]);
    const stale = updateUserRole(later, { userId: user.id, role: MEMBER, basedOn: seen.roleSetAt });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'clash', by: 'Ada Lovelace' } });
    const { events } = await listUserActivity(ctx, { userId: user.id });
    expect(events.map((event) => event.sentence)).toEqual([
      'changed the role from Organization Member to Organization Owner',
    ]);
  });

  it('is refused without the right, for unknown roles, and for the last Owner', async () => {
    const { ctx, as } = await acme();
    const { ctx: billing, user } = await as('ORGANIZATION_BILLING_ADMIN');
    const change = (by: Context, userId: string, role: string) => updateUserRole(by, { userId, role });
    await expect(change(billing, user.id, OWNER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(change(ctx, user.id, 'WORKSPACE_OWNER')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(change(ctx, ctx.actor.id, MEMBER)).rejects.toThrow(LAST_OWNER);
    await expect(change(ctx, newId(), MEMBER)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await change(ctx, user.id, OWNER);
    await change(ctx, ctx.actor.id, MEMBER);
  });

  it('of an invited Owner does not count as an Owner', async () => {
    const { ctx } = await acme();
    await inviteUser(ctx, { email: `${newId()}@example.com`, role: OWNER });
    await expect(updateUserRole(ctx, { userId: ctx.actor.id, role: MEMBER })).rejects.toThrow(LAST_OWNER);
  });
});

describe('removing a person', () => {
  it('ends roles, Teams and sessions at once; their tokens keep working and are flagged', async () => {
    const { ctx, as } = await acme();
    const { user, ctx: own } = await as(OWNER);
    const token = await createToken(own, { name: 'ci', role: MEMBER, expiryDays: 30 });
    const workspace = await insertWorkspace(database.db, ctx.organization);
    const entity = { entityType: 'WORKSPACE', entityId: workspace.id, deploymentId: null } as const;
    await insertRole(
      database.db,
      ctx.organization,
      { type: 'USER', id: user.id },
      { ...entity, role: 'WORKSPACE_OWNER' },
    );
    await insertTeam(database.db, ctx.organization, { name: 'data', memberIds: [user.id] });
    expect((await listUserTeams(ctx, { userId: user.id })).map((team) => team.name)).toEqual(['data']);
    const sid = await insertSession(database.db, user);
    expect(await getRemovalImpact(ctx, { userId: user.id })).toEqual({ tokens: 1, names: ['ci'] });
    expect(await removeUser(ctx, { userId: user.id })).toMatchObject({ tokens: 1 });
    expect(await selectBindings(database.db, user.id, ctx.organization.id)).toEqual([]);
    expect(await checkSession(database.db, { sid, sub: user.id }, ctx.now)).toBeNull();
    expect(await names(ctx, {})).toEqual(['Ada Lovelace']);
    expect((await getToken(ctx, { tokenId: token.token.id })).createdBy).toMatchObject({ leftAt: ctx.now });
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 50);
    expect(chain.at(-1)).toMatchObject({
      action: 'user.removed',
      before: { role: OWNER, roles: 2, teams: 1 },
      after: { endedSessions: 1, tokensLeft: 1 },
    });
  });

  it('keeps the sessions of somebody who has another Organization, where this one is now unknown', async () => {
    const { ctx, as } = await acme();
    const { user } = await as(MEMBER);
    await addMember(database.db, await insertOrganization(database.db), user.id, MEMBER);
    const sid = await insertSession(database.db, user);
    await removeUser(ctx, { userId: user.id });
    const session = await checkSession(database.db, { sid, sub: user.id }, ctx.now);
    if (!session) throw new Error('the session ended');
    const open = buildUserContext(ctx.runtime, session, ctx.organization, ctx.request);
    await expect(open).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('can be left by oneself, not by others without the right, and brought back by an invitation', async () => {
    const { ctx, as } = await acme();
    const { user, ctx: own } = await as(MEMBER);
    const { ctx: other } = await as(MEMBER);
    await expect(removeUser(other, { userId: user.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeUser(own, { userId: user.id });
    await expect(removeUser(ctx, { userId: user.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await inviteUser(ctx, { email: user.email, role: MEMBER });
    const [row] = (await listUsers(ctx, { q: user.email })).rows;
    expect(row).toMatchObject({ id: user.id, status: 'PENDING' });
    await expect(removeUser(ctx, { userId: user.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('shows activity to Owners and to oneself only', async () => {
    const { as } = await acme();
    const { user, ctx: own } = await as(MEMBER);
    const { ctx: other } = await as(MEMBER);
    await expect(listUserActivity(other, { userId: user.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await listUserActivity(own, { userId: user.id })).events).toEqual([]);
  });
});

describe('the last Owner', () => {
  /** Two owners, each acted on at the same moment, by every pair of ways an owner can go. */
  const WAYS: Record<string, (ctx: Context, userId: string) => Promise<unknown>> = {
    remove: (ctx, userId) => removeUser(ctx, { userId }),
    demote: (ctx, userId) => updateUserRole(ctx, { userId, role: MEMBER }),
    leave: async (ctx, userId) => {
      const user = (await getUser(ctx, { userId })) as { id: string; email: string; fullName: string };
      await removeUser(await contextOf(ctx.runtime, ctx.organization, user), { userId });
    },
  };

  it('stays, whatever two people do at once: 20 trials', async () => {
    const ways = Object.values(WAYS);
    for (let trial = 0; trial < 20; trial += 1) {
      const { ctx, as } = await acme();
      const { user, ctx: second } = await as(OWNER);
      const [first, other] = [ways[trial % 3], ways[Math.floor(trial / 3) % 3]];
      const outcomes = await Promise.allSettled([first?.(ctx, user.id), other?.(second, ctx.actor.id)]);
      const owners = (await listUsers(ctx, { role: [OWNER] })).total;
      expect(owners, `trial ${trial}`).toBe(1);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused, `trial ${trial}`).toHaveLength(1);
      expect(String(refused[0]?.reason), `trial ${trial}`).toContain(LAST_OWNER);
    }
  });
});
