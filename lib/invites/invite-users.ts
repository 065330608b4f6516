import type { Transaction } from '#db/client.ts';
import { insertInvite } from '#db/queries/invites.ts';
import { insertPendingMember } from '#db/queries/members.ts';
import { insertBinding } from '#db/queries/role-bindings.ts';
import { ensureUser } from '#db/queries/users.ts';
import { selectMember } from '#db/queries/members.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { hasMail } from '#lib/mail/send-mails.ts';
import { userTarget } from '#lib/users/change-member.ts';
import { ONLY_OWN_ROLES } from '#lib/users/update-user-role.ts';

import { deliverLinks, newInviteCode } from './invite-link.ts';
import { inviteUserInput, inviteUsersInput, splitEmails } from './schemas.ts';
import type { InviteOutcome, InviteReport, IssuedInvite } from './types.ts';

interface Stored {
  inviteId: string;
  user: { id: string; email: string; fullName: string };
  link: string;
  expiresAt: Date;
}

function requireMayInvite(ctx: Context, role: string): void {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.users.invite', resource);
  if (!isOrganizationRole(role)) throw invalidField('role', 'unknown', 'Choose an Organization Role');
  requireMayGrant(ctx, organizationBinding(resource, role), 'role', ONLY_OWN_ROLES);
  requireRecentSignIn(ctx, 'Inviting people');
}

/** Writes one invitation with the membership and the role it stands for, or says why there is none. */
async function storeInvite(
  ctx: Context,
  tx: Transaction,
  email: string,
  role: string,
): Promise<Stored | 'member' | 'invited' | 'closed'> {
  const organizationId = ctx.organization.id;
  const user = await ensureUser(tx, { id: newId(), email, at: ctx.now });
  if (user.status === 'INACTIVE' || user.status === 'BANNED') return 'closed';
  if (!(await insertPendingMember(tx, { organizationId, userId: user.id, joinedAt: ctx.now }))) {
    const member = await selectMember(tx, organizationId, user.id);
    return member?.status === 'PENDING' ? 'invited' : 'member';
  }
  const binding = organizationBinding({ organizationId }, role);
  const by = { createdAt: ctx.now, createdById: ctx.actor.id };
  await insertBinding(tx, { id: newId(), organizationId, subjectType: 'USER', subjectId: user.id, ...by, ...binding });
  const inviteId = newId();
  const { codeDigest, expiresAt, link } = newInviteCode(ctx);
  const invite = { id: inviteId, organizationId, userId: user.id, codeDigest, expiresAt };
  await insertInvite(tx, { ...invite, createdByType: ctx.actor.type, ...by });
  const after = { email, role, expiresAt };
  await recordAudit(tx, ctx, { action: 'user.invited', target: userTarget(user), after });
  return { inviteId, user, link, expiresAt };
}

/**
 * Invites up to 50 addresses (inviteUsersInput) with one Organization role. Unknown people become PENDING users, known
 * ones PENDING members; neither can do anything before they accept. What became of each address is in `results`, in the
 * order they were given. Needs organization.users.invite and every permission of the role.
 */
export async function inviteUsers(ctx: Context, raw: unknown): Promise<InviteReport> {
  const input = inviteUsersInput.parse(raw);
  requireMayInvite(ctx, input.role);
  const emails = splitEmails(input.emails);
  const stored = await ctx.db.transaction(async (tx) => {
    const byEmail = new Map<string, Awaited<ReturnType<typeof storeInvite>>>();
    // In one order, so that two people who invite the same addresses do not block each other.
    for (const email of emails.toSorted()) byEmail.set(email, await storeInvite(ctx, tx, email, input.role));
    return byEmail;
  });
  const made = emails.flatMap((email) => {
    const outcome = stored.get(email);
    return typeof outcome === 'object' ? [{ email, link: outcome.link, expiresAt: outcome.expiresAt }] : [];
  });
  const delivered = new Map(
    (await deliverLinks(ctx, made, hasMail(ctx.runtime.env))).map((outcome) => [outcome.email, outcome]),
  );
  const results = emails.map((email): InviteOutcome => {
    const outcome = stored.get(email);
    return delivered.get(email) ?? { email, outcome: typeof outcome === 'string' ? outcome : 'closed' };
  });
  return { results, expiresAt: newInviteCode(ctx).expiresAt };
}

const REFUSALS = {
  member: 'This person is already a member of the Organization.',
  invited: 'This person is invited already. Send a new link instead.',
  closed: 'The account of this address is closed. Ask the operator of this server.',
};

/**
 * Invites one person (inviteUserInput), as the REST API does (api-contract 4.7). CONFLICT on the field `email` when they
 * are a member or invited already.
 */
export async function inviteUser(ctx: Context, raw: unknown): Promise<IssuedInvite> {
  const { email, role } = inviteUserInput.parse(raw);
  requireMayInvite(ctx, role);
  const stored = await ctx.db.transaction((tx) => storeInvite(ctx, tx, email, role));
  if (typeof stored === 'string') {
    const message = REFUSALS[stored];
    throw new DomainError('CONFLICT', message, { fields: [{ field: 'email', code: stored, message }] });
  }
  const { inviteId, user, link, expiresAt } = stored;
  const [delivery] = await deliverLinks(ctx, [{ email, link, expiresAt }], hasMail(ctx.runtime.env));
  return {
    inviteId,
    expiresAt,
    invitee: { id: user.id, email: user.email, fullName: user.fullName },
    inviter: { type: ctx.actor.type, id: ctx.actor.id, label: ctx.actor.label },
    delivery: delivery ?? { email, outcome: 'link', link, wasTried: false },
  };
}
