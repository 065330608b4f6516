import { deleteUnusedCodes } from '#db/queries/one-time-codes.ts';
import { endSessionRows } from '#db/queries/sessions.ts';
import { markAttemptSucceeded } from '#db/queries/sign-in.ts';
import { selectPasswordHash, updatePasswordHash } from '#db/queries/users.ts';
import { DomainError, invalidField } from '#lib/errors.ts';

import { changePasswordInput } from './account-schemas.ts';
import { sessionDigest } from './known-device.ts';
import { createPasswordJudge } from './password-rules.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { recordUserAudit } from './record-user-audit.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { PASSWORD_INPUT_MAX } from './schemas.ts';
import type { PersonContext } from './types.ts';

/**
 * Replaces the person's own password (changePasswordInput). The current one is asked for, and counted like a sign-in from
 * this session; every other session ends and password links stop working. CONFLICT for people without a password.
 */
export async function changePassword(ctx: PersonContext, raw: unknown): Promise<{ endedSessions: number }> {
  const input = changePasswordInput.parse(raw);
  const { userId, email, fullName, sessionId } = ctx.person;
  const current = await selectPasswordHash(ctx.db, userId);
  if (current === null) {
    throw new DomainError('CONFLICT', 'You sign in by single sign-on. Change your password there.');
  }
  const attempt = await reserveAttempt(ctx, email, sessionDigest(sessionId));
  if (!(await verifyPassword(current, input.currentPassword.slice(0, PASSWORD_INPUT_MAX)))) {
    throw invalidField('currentPassword', 'incorrect', 'Password is incorrect.');
  }
  await markAttemptSucceeded(ctx.db, attempt);
  const { problem } = createPasswordJudge()(input.password, { email, words: [fullName] });
  if (problem) throw invalidField('password', 'weak', problem);
  if (input.password === input.currentPassword) {
    throw invalidField('password', 'same', 'This is the password you have. Choose another one.');
  }
  const hash = await hashPassword(input.password);
  const endedSessions = await ctx.db.transaction(async (tx) => {
    await updatePasswordHash(tx, userId, hash, ctx.now);
    await deleteUnusedCodes(tx, 'PASSWORD', userId);
    const ended = await endSessionRows(tx, userId, ctx.now, sessionId);
    const user = { id: userId, fullName };
    await recordUserAudit(tx, ctx, { user, action: 'user.password_changed', after: { endedSessions: ended } });
    return ended;
  });
  return { endedSessions };
}
