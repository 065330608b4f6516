import { markAttemptSucceeded, selectIsKnownDevice } from '#db/queries/sign-in.ts';
import { selectPasswordHash, selectUserByEmail, type UserRow } from '#db/queries/users.ts';
import { verifyPassword } from '#lib/users/password.ts';
import { DomainError } from '#lib/errors.ts';

import { deviceDigest } from './known-device.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { EMAIL_MAX, PASSWORD_INPUT_MAX, signInInput } from './schemas.ts';
import type { VisitorContext } from './types.ts';

/**
 * The person an e-mail and a password belong to. Every cause of failure is the same UNAUTHENTICATED after the same
 * work: unknown e-mail, wrong password, no password, inactive user. TOO_MANY_REQUESTS while locked out.
 *
 * @param device text of the caller's device cookie, or null
 */
export async function checkCredentials(ctx: VisitorContext, raw: unknown, device: string | null): Promise<UserRow> {
  const input = signInInput.parse(raw);
  // Cut, so that no text can be refused by a column; nobody has an address this long.
  const email = input.email
    .toLowerCase()
    .replaceAll('\u0000', '')
    .slice(0, EMAIL_MAX + 1);
  const user = await selectUserByEmail(ctx.db, email);
  const hash = await selectPasswordHash(ctx.db, user?.id ?? '');
  const digest = deviceDigest(device ?? '', user?.id ?? '');
  const isKnown = await selectIsKnownDevice(ctx.db, digest);

  const attempt = await reserveAttempt(ctx, email, isKnown ? digest : null);
  const matches = await verifyPassword(hash, input.password.slice(0, PASSWORD_INPUT_MAX));
  if (!user || !matches || user.status !== 'ACTIVE') {
    throw new DomainError('UNAUTHENTICATED', 'Email or password is incorrect.');
  }
  await markAttemptSucceeded(ctx.db, attempt);
  return user;
}
