import { lockOpenInvite, updateInviteCode, type InviteRecord } from '#db/queries/invites.ts';
import { selectMember, type MemberRecord } from '#db/queries/members.ts';
import type { Transaction } from '#db/client.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';
import { hasMail } from '#lib/mail/send-mails.ts';
import { requireNotStronger, userTarget } from '#lib/users/change-member.ts';

import { deliverLinks, newInviteCode } from './invite-link.ts';
import { inviteInput } from './schemas.ts';
import type { InviteOutcome } from './types.ts';

/** The open invitation and whom it is for, locked; NOT_FOUND once it was accepted or revoked. */
export async function lockInvite(
  ctx: Context,
  tx: Transaction,
  inviteId: string,
): Promise<{ invite: InviteRecord; member: MemberRecord }> {
  const invite = await lockOpenInvite(tx, ctx.organization.id, inviteId);
  const member = invite && (await selectMember(tx, ctx.organization.id, invite.userId));
  if (!invite || member?.status !== 'PENDING') throw notFound('This invitation');
  // Whoever holds the link gets the role, so a new link is as much as giving the role.
  await requireNotStronger(ctx, tx, member.id);
  return { invite, member };
}

async function renew(ctx: Context, raw: unknown, wantsMail: boolean): Promise<InviteOutcome> {
  const { inviteId } = inviteInput.parse(raw);
  requirePermission(ctx, 'organization.users.invite', { organizationId: ctx.organization.id });
  requireRecentSignIn(ctx, 'A new invitation link');
  if (wantsMail && !hasMail(ctx.runtime.env)) {
    throw new DomainError('CONFLICT', 'No mail server is set up. Use New link.');
  }
  const { link, ...code } = newInviteCode(ctx);
  const email = await ctx.db.transaction(async (tx) => {
    const { invite, member } = await lockInvite(ctx, tx, inviteId);
    await updateInviteCode(tx, invite.id, code);
    const after = { method: wantsMail ? 'MAIL' : 'LINK', expiresAt: code.expiresAt };
    await recordAudit(tx, ctx, { action: 'user.invite_renewed', target: userTarget(member), after });
    return member.email;
  });
  const [outcome] = await deliverLinks(ctx, [{ email, link, expiresAt: code.expiresAt }], wantsMail);
  return outcome ?? { email, outcome: 'link', link, wasTried: wantsMail };
}

/** A new link for the open invitation `{ inviteId }`, valid 7 days and shown once; the link before stops working. */
export async function renewInviteLink(ctx: Context, raw: unknown): Promise<InviteOutcome> {
  return renew(ctx, raw, false);
}

/** Mails a new link for the open invitation `{ inviteId }`; the link before stops working. */
export async function resendInvite(ctx: Context, raw: unknown): Promise<InviteOutcome> {
  return renew(ctx, raw, true);
}
