import { hasLiveInvite } from '#db/queries/invites.ts';
import { activateUser, selectUserByEmail, type UserRow } from '#db/queries/users.ts';
import { DomainError } from '#lib/errors.ts';

import { fullNameField } from './schemas.ts';
import type { VisitorContext } from './types.ts';

/** Clocks of two machines, and the time it takes to get here. */
const FRESH_MS = 5 * 60_000;

interface SsoClaims {
  email?: string;
  email_verified?: boolean | string;
  auth_time?: number;
  name?: string;
}

/**
 * The known, active person behind a verified e-mail of the identity provider. Nobody is created this way; somebody with
 * an open invitation becomes active, and still has to accept it before anything opens. FORBIDDEN
 * with the reason otherwise: the caller has proved to own the account at the provider, so it may be told.
 */
export async function findSsoUser(ctx: VisitorContext, claims: SsoClaims): Promise<UserRow> {
  const email = claims.email?.trim().toLowerCase();
  if (!email) throw refused('NO_EMAIL');
  if (claims.email_verified !== true && claims.email_verified !== 'true') throw refused('EMAIL_NOT_VERIFIED');
  const known = await selectUserByEmail(ctx.db, email);
  const user = known?.status === 'PENDING' ? await openInvited(ctx, known, claims.name) : known;
  if (user?.status !== 'ACTIVE') throw refused('UNKNOWN_USER');
  return user;
}

/** An invited person proved to own the invited address: from now on they are somebody who can sign in. */
async function openInvited(ctx: VisitorContext, user: UserRow, name = ''): Promise<UserRow | null> {
  if (!(await hasLiveInvite(ctx.db, user.id, ctx.now))) return null;
  const parsed = fullNameField.safeParse(name);
  const fullName = parsed.success ? parsed.data : (user.email.split('@')[0] ?? user.email);
  const change = { fullName, passwordHash: null, at: ctx.now };
  await ctx.db.transaction((tx) => activateUser(tx, user.id, change));
  return selectUserByEmail(ctx.db, user.email);
}

/**
 * When the identity was proved. A provider that does not say (`auth_time` is optional) may have answered from an old
 * session without a question, so it counts only when this sign-in told it to ask; otherwise as long ago as can be.
 */
export function provenAt(claims: SsoClaims, now: Date, wasAskedAgain: boolean): Date {
  if (claims.auth_time === undefined) return wasAskedAgain ? now : new Date(0);
  return new Date(Math.min(claims.auth_time * 1000, now.getTime()));
}

/** A step-up asks the provider to ask again; one that answered from an old session proves nothing new. */
export function requireFreshProof(proven: Date, now: Date): void {
  if (proven.getTime() < now.getTime() - FRESH_MS) throw refused('NOT_ASKED_AGAIN');
}

const REASONS = {
  NO_EMAIL: 'Your identity provider did not send an email address. Ask its administrator to release it to Latchkey.',
  EMAIL_NOT_VERIFIED: 'Your identity provider has not verified your email address. Verify it there, then try again.',
  UNKNOWN_USER: 'Nobody here has your email address. Ask an Organization Owner for access.',
  NOT_ASKED_AGAIN: 'Your identity provider did not ask who you are again. Sign out there, then try again.',
};

const refused = (reason: keyof typeof REASONS) =>
  new DomainError('FORBIDDEN', REASONS[reason], { details: { reason } });

/** The sentence for a reason that came back in a URL; null for anything else. */
export function ssoRefusal(reason: string): string | null {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason as keyof typeof REASONS] : null;
}
