import { updateAuthenticatedAt } from '#db/queries/sessions.ts';
import { markAttemptSucceeded } from '#db/queries/sign-in.ts';
import { selectPasswordHash } from '#db/queries/users.ts';
import { verifyPassword } from '#lib/users/password.ts';
import { DomainError, invalidField } from '#lib/errors.ts';

import { sessionDigest } from './known-device.ts';
import { recordUserAudit } from './record-user-audit.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { confirmIdentityInput, PASSWORD_INPUT_MAX } from './schemas.ts';
import type { PersonContext } from './types.ts';

/**
 * Step-up by password: the session's proof of identity is renewed. A wrong password is a field error; too many are
 * TOO_MANY_REQUESTS, counted per session.
 */
export async function confirmIdentity(ctx: PersonContext, raw: unknown): Promise<void> {
  const { password } = confirmIdentityInput.parse(raw);
  const attempt = await reserveAttempt(ctx, ctx.person.email, sessionDigest(ctx.person.sessionId));
  const hash = await selectPasswordHash(ctx.db, ctx.person.userId);
  if (!(await verifyPassword(hash, password.slice(0, PASSWORD_INPUT_MAX)))) {
    throw invalidField('password', 'incorrect', 'Password is incorrect.');
  }
  await markAttemptSucceeded(ctx.db, attempt);
  await renewProof(ctx, { method: 'PASSWORD', at: ctx.now });
}

/** Records a proof of identity on the live session; also the end of a step-up by single sign-on. */
export async function renewProof(ctx: PersonContext, proof: { method: 'PASSWORD' | 'SSO'; at: Date }): Promise<void> {
  const user = { id: ctx.person.userId, fullName: ctx.person.fullName };
  await ctx.db.transaction(async (tx) => {
    if (!(await updateAuthenticatedAt(tx, ctx.person.sessionId, proof.at))) {
      throw new DomainError('UNAUTHENTICATED', 'Your session ended. Sign in again to go on.');
    }
    await recordUserAudit(tx, ctx, { user, action: 'user.reauthenticated', after: { method: proof.method } });
  });
}
