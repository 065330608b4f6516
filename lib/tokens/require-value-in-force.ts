import type { Transaction } from '#db/client.ts';
import { selectTokenValues, type TokenRecord } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import { bearerChallenge } from '#lib/bearer-challenge.ts';
import { DomainError } from '#lib/errors.ts';

const LEAKED = 'This value was reported as leaked. A person has to rotate it.';

/**
 * Looks again, with the token locked, at the value that rotates its own token: the door let it in before. One that ended
 * meanwhile, or whose token was paused, must not come back as a new one. Throws UNAUTHENTICATED; FORBIDDEN for a value that
 * was reported as leaked, at whatever address it is rotated.
 */
export async function requireValueInForce(
  tx: Transaction,
  { actor, now }: Context,
  record: TokenRecord,
): Promise<void> {
  if (actor.type !== 'TOKEN' || actor.id !== record.id) return;
  if (record.pausedAt) throw refused('This API token was paused');
  const value = (await selectTokenValues(tx, record.id)).find(({ id }) => id === actor.valueId);
  if (!value || value.endedAt || (value.endsAt && value.endsAt <= now)) throw refused('This value ended');
  // Whoever found it could do that too.
  if (record.leakReportedAt) throw new DomainError('FORBIDDEN', LEAKED);
}

/** RFC 6750 section 3: the description is plain ASCII without quotes. */
function refused(what: string): DomainError {
  const message = `${what} while the request was on its way. Nothing was rotated.`;
  return new DomainError('UNAUTHENTICATED', message, {
    details: { challenge: bearerChallenge('invalid_token', message) },
  });
}
