import type { Context } from '#lib/context.ts';
import { formatDateTime } from '#lib/format.ts';
import type { Mail } from '#lib/mail/send-mails.ts';

/** The mail with an invitation's link. */
export function inviteMail(
  ctx: Context,
  { email, link, expiresAt }: { email: string; link: string; expiresAt: Date },
): Mail {
  const { name } = ctx.organization;
  return {
    to: email,
    subject: `${ctx.actor.label} invites you to ${name}`,
    text: [
      `${ctx.actor.label} invites you to the Organization ${name} on Latchkey.`,
      `Accept the invitation here:\n${link}`,
      `The link works once, until ${formatDateTime(expiresAt, 'UTC')} UTC. If you did not expect it, do nothing.`,
    ].join('\n\n'),
  };
}
