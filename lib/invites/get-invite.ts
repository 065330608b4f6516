import { selectLiveInvite, type LiveInvite } from '#db/queries/invites.ts';
import { selectMember } from '#db/queries/members.ts';
import { selectProfiles } from '#db/queries/profiles.ts';
import { codeDigest } from '#lib/users/code-digest.ts';
import type { VisitorContext } from '#lib/users/types.ts';

export interface InviteView {
  organization: LiveInvite['organization'];
  user: LiveInvite['user'];
  role: string;
  /** Whoever invited, while the Organization knows them. */
  inviter: string | null;
}

/**
 * What an invitation's code stands for, while it may be accepted; null for unknown, used, expired and revoked codes
 * alike, and for closed accounts. Looking at it does not use it up.
 */
export async function getInvite(ctx: VisitorContext, code: string): Promise<InviteView | null> {
  const invite = await selectLiveInvite(ctx.db, codeDigest(code), ctx.now);
  if (!invite || !['ACTIVE', 'PENDING'].includes(invite.user.status)) return null;
  const { organization, user, createdById } = invite;
  const member = await selectMember(ctx.db, organization.id, user.id);
  if (member?.status !== 'PENDING') return null;
  const inviter = (await selectProfiles(ctx.db, organization.id, [createdById])).get(createdById);
  return { organization, user, role: member.role ?? '', inviter: inviter?.label ?? null };
}
