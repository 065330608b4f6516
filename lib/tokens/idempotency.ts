import { createHash } from 'node:crypto';

import type { Queryable, Transaction } from '#db/client.ts';
import { insertIdempotencyKey, selectIdempotentToken, type KeyOwner } from '#db/queries/idempotency-keys.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

/** A request that acts once, however often it is sent. */
export interface OnceOnly extends KeyOwner {
  fingerprint: Buffer;
}

const REUSED = 'This Idempotency-Key was used for another request. Send a new key with a new request.';

/** The request in its parsed form under its key, or null for one without a key. */
export function onceOnly(
  ctx: Context,
  operation: string,
  { idempotencyKey: key, ...request }: { idempotencyKey?: string | undefined; [field: string]: unknown },
): OnceOnly | null {
  if (key === undefined) return null;
  const sent = Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const fingerprint = createHash('sha256').update(JSON.stringify(sent)).digest();
  return { organizationId: ctx.organization.id, actorId: ctx.actor.id, operation, key, fingerprint };
}

/**
 * The token that an earlier request with this key made or rotated. KEY_REUSED when that request asked for something else
 * (draft-ietf-httpapi-idempotency-key-header, section 2.7).
 */
export async function findEarlier(db: Queryable, once: OnceOnly | null): Promise<string | null> {
  if (!once) return null;
  const { fingerprint, ...owner } = once;
  const earlier = await selectIdempotentToken(db, owner);
  if (!earlier) return null;
  if (earlier.fingerprint && !earlier.fingerprint.equals(fingerprint)) throw new DomainError('KEY_REUSED', REUSED);
  return earlier.tokenId;
}

/** True for the first request with the key; false when another one committed first, which `findEarlier` then tells. */
export async function claimKey(tx: Transaction, once: OnceOnly | null, tokenId: string, at: Date): Promise<boolean> {
  return !once || insertIdempotencyKey(tx, { ...once, tokenId, createdAt: at });
}
