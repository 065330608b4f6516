import { consumeOneTimeCode, deleteUnusedCodes, selectOneTimeCode } from '#db/queries/one-time-codes.ts';
import { endSessionRows } from '#db/queries/sessions.ts';
import { deleteKnownDevices, upsertKnownDevice } from '#db/queries/sign-in.ts';
import { selectUserById, updatePasswordHash, type UserRow } from '#db/queries/users.ts';
import { hashPassword } from '#lib/users/password.ts';
import { DomainError, invalidField } from '#lib/errors.ts';

import { codeDigest } from './code-digest.ts';
import { deviceDigest } from './known-device.ts';
import { createPasswordJudge } from './password-rules.ts';
import { recordUserAudit } from './record-user-audit.ts';
import { resetPasswordInput } from './schemas.ts';
import type { VisitorContext } from './types.ts';

/** The person a password link is for, while it may be used; else null. Looking at it does not use it up. */
export async function findPasswordLink(ctx: VisitorContext, code: string): Promise<UserRow | null> {
  const link = await selectOneTimeCode(ctx.db, codeDigest(code), 'PASSWORD', ctx.now);
  const user = link?.userId ? await selectUserById(ctx.db, link.userId) : null;
  return user?.status === 'ACTIVE' ? user : null;
}

/**
 * Sets a new password through a one-time link. Every session of the person ends, every device but this one is
 * forgotten, other links stop working. Fields: code, password.
 *
 * @param device text of this browser's device cookie: whoever held the link is not locked out by strangers' attempts
 */
export async function resetPassword(ctx: VisitorContext, raw: unknown, device: string): Promise<{ email: string }> {
  const { code, password } = resetPasswordInput.parse(raw);
  const user = await findPasswordLink(ctx, code);
  if (!user) throw linkIsOver();
  const { problem } = createPasswordJudge()(password, { email: user.email, words: [user.fullName] });
  if (problem) throw invalidField('password', 'weak', problem);
  const hash = await hashPassword(password);
  // The page's own address holds the code; it must not reach the audit log.
  const source = { now: ctx.now, request: { ...ctx.request, path: '/reset' } };

  await ctx.db.transaction(async (tx) => {
    if (!(await consumeOneTimeCode(tx, codeDigest(code), 'PASSWORD', ctx.now))) throw linkIsOver();
    await updatePasswordHash(tx, user.id, hash, ctx.now);
    const endedSessions = await endSessionRows(tx, user.id, ctx.now);
    await deleteKnownDevices(tx, user.id);
    await upsertKnownDevice(tx, deviceDigest(device, user.id), user.id, ctx.now);
    await deleteUnusedCodes(tx, 'PASSWORD', user.id);
    await recordUserAudit(tx, source, { user, action: 'user.password_changed', after: { endedSessions } });
  });
  return { email: user.email };
}

const linkIsOver = () =>
  new DomainError(
    'NOT_FOUND',
    'This link has been used or has expired. Ask the operator of this server for a new one.',
  );
