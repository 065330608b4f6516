import type { Transaction } from '#db/client.ts';
import { consumeInvite } from '#db/queries/invites.ts';
import { activateMember } from '#db/queries/members.ts';
import { activateUser } from '#db/queries/users.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { OrganizationFacts } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { firstPage } from '#lib/organizations/first-page.ts';
import { codeDigest } from '#lib/users/code-digest.ts';
import { createPasswordJudge } from '#lib/users/password-rules.ts';
import { hashPassword } from '#lib/users/password.ts';
import type { PersonContext, VisitorContext } from '#lib/users/types.ts';

import { getInvite, type InviteView } from './get-invite.ts';
import { acceptAsNewInput, acceptInviteInput } from './schemas.ts';

const linkIsOver = () =>
  new DomainError(
    'NOT_FOUND',
    'This invitation has been used, was withdrawn or has expired. Ask whoever invited you for a new link.',
  );

interface Joined {
  organization: OrganizationFacts;
  /** Where they start: a page that leads on to another would stay blank in between. */
  firstPage: string;
}

function joined({ organization, role }: InviteView): Joined {
  const home = organizationBinding({ organizationId: organization.id }, role);
  return { organization, firstPage: firstPage(organization, [home]) };
}

/** Uses the code up and lets the person in, with the record of it. */
async function join(
  ctx: VisitorContext,
  tx: Transaction,
  { code, invite, fullName }: { code: string; invite: InviteView; fullName: string },
): Promise<void> {
  const { organization, user, role } = invite;
  if (!(await consumeInvite(tx, codeDigest(code), ctx.now))) throw linkIsOver();
  if (!(await activateMember(tx, organization.id, user.id, ctx.now))) throw linkIsOver();
  const person = { type: 'USER', id: user.id, label: fullName } as const;
  // The page's own address holds the code; it must not reach the audit log.
  const request = { ...ctx.request, path: '/invite' };
  const source = { organization, actor: person, now: ctx.now, request };
  const after = { email: user.email, role };
  await recordAudit(tx, source, { action: 'user.joined', target: person, after });
}

/** A person who is signed in accepts the invitation `{ code }` that was made for their own address. */
export async function acceptInvite(ctx: PersonContext, raw: unknown): Promise<Joined> {
  const { code } = acceptInviteInput.parse(raw);
  const invite = await getInvite(ctx, code);
  if (!invite) throw linkIsOver();
  if (invite.user.id !== ctx.person.userId) {
    const message = `This invitation is for ${invite.user.email}. Sign in with that address to accept it.`;
    throw new DomainError('FORBIDDEN', message);
  }
  await ctx.db.transaction((tx) => join(ctx, tx, { code, invite, fullName: ctx.person.fullName }));
  return joined(invite);
}

/**
 * Somebody without an account accepts with a name and a password (acceptAsNewInput); they can sign in from then on. Of two
 * who use the link at once one wins.
 */
export async function acceptInviteAsNew(ctx: VisitorContext, raw: unknown): Promise<Joined & { email: string }> {
  const { code, fullName, password } = acceptAsNewInput.parse(raw);
  const invite = await getInvite(ctx, code);
  if (!invite) throw linkIsOver();
  const { user, organization } = invite;
  if (user.status !== 'PENDING') {
    throw new DomainError('CONFLICT', 'You have an account already. Sign in to accept the invitation.');
  }
  const { problem } = createPasswordJudge()(password, { email: user.email, words: [fullName, organization.name] });
  if (problem) throw invalidField('password', 'weak', problem);
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    if (!(await activateUser(tx, user.id, { fullName, passwordHash, at: ctx.now }))) throw linkIsOver();
    await join(ctx, tx, { code, invite, fullName });
  });
  return { ...joined(invite), email: user.email };
}
