import { randomBytes } from 'node:crypto';

import type { Context } from '#lib/context.ts';
import { sendMails } from '#lib/mail/send-mails.ts';
import { codeDigest } from '#lib/users/code-digest.ts';

import { inviteMail } from './invite-mail.ts';
import type { InviteOutcome } from './types.ts';

const LIFETIME_MS = 7 * 86_400_000;

/** A fresh code of 256 random bits: what is stored of it, and the link that shows it this once. */
export function newInviteCode(ctx: Context): { codeDigest: Buffer; expiresAt: Date; link: string } {
  const code = randomBytes(32).toString('hex');
  return {
    codeDigest: codeDigest(code),
    expiresAt: new Date(ctx.now.getTime() + LIFETIME_MS),
    link: `${ctx.runtime.env.publicUrl}/invite/${code}`,
  };
}

/**
 * Mails the links after their invitations were stored. A mail that is not taken, or no mail server, never loses an
 * invitation: its link comes back to be copied.
 */
export async function deliverLinks(
  ctx: Context,
  invitations: { email: string; link: string; expiresAt: Date }[],
  wantsMail: boolean,
): Promise<InviteOutcome[]> {
  const mails = invitations.map((invitation) => inviteMail(ctx, invitation));
  const sent = wantsMail ? await sendMails(ctx.runtime, mails) : [];
  return invitations.map(({ email, link }, index) =>
    sent[index] ? { email, outcome: 'sent' } : { email, outcome: 'link', link, wasTried: wantsMail },
  );
}
