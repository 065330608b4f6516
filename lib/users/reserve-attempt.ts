import type { Queryable } from '#db/client.ts';
import { countFailures, insertAttempt, lockAttempts, type AttemptKey } from '#db/queries/sign-in.ts';
import { DomainError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { networkOf } from '#lib/ip-ranges/ranges.ts';

import type { VisitorContext } from './types.ts';

/** Failures are counted over this long, and a lock lasts at most as long. */
export const LOCK_WINDOW_MS = 5 * 60_000;

/** Failures after which the next attempt is refused unseen. */
export const LOCK_LIMITS = { strangersPerAccount: 5, strangersPerAddress: 20, knownDevice: 10 };

/**
 * Counts the attempt as failed before the password is looked at, so that a burst cannot slip through; a success marks
 * it afterwards. Strangers' failures lock out strangers only: a known device has a counter of its own.
 * Throws TOO_MANY_REQUESTS while locked. Returns the attempt's id.
 */
export async function reserveAttempt(ctx: VisitorContext, email: string, deviceDigest: Buffer | null): Promise<string> {
  const key: AttemptKey = { email, address: networkOf(ctx.request.address), deviceDigest };
  const isLocked = async (db: Queryable) => {
    const failures = await countFailures(db, key, new Date(ctx.now.getTime() - LOCK_WINDOW_MS));
    const limit = deviceDigest ? LOCK_LIMITS.knownDevice : LOCK_LIMITS.strangersPerAccount;
    return failures.byAccount >= limit || failures.byAddress >= LOCK_LIMITS.strangersPerAddress;
  };
  // Looked at first without a lock: a flood of refused attempts must not queue up with a connection each.
  if (await isLocked(ctx.db)) throw tooManyAttempts();
  const id = newId();
  await ctx.db.transaction(async (tx) => {
    await lockAttempts(tx, key);
    if (await isLocked(tx)) throw tooManyAttempts();
    await insertAttempt(tx, { id, at: ctx.now, ...key, succeeded: false });
  });
  return id;
}

const tooManyAttempts = () =>
  new DomainError('TOO_MANY_REQUESTS', 'Too many attempts. Try again in 5 minutes, or use a recovery link.');
