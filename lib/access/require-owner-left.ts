import type { Transaction } from '#db/client.ts';
import { countOwners, lockOrganization } from '#db/queries/members.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

export const LAST_OWNER = 'An Organization needs at least one Owner. Make someone else Owner first.';

/**
 * Call before an owner is demoted, removed or leaves: throws CONFLICT when nobody else would own the Organization. Locks
 * the Organization until the transaction ends, so that two owners cannot take each other away at once. Owners through a
 * Team do not count: whoever manages the Team would decide who owns the Organization.
 */
export async function requireOwnerLeft(
  ctx: Pick<Context, 'organization'>,
  tx: Transaction,
  userId: string,
): Promise<void> {
  await lockOrganization(tx, ctx.organization.id);
  if ((await countOwners(tx, ctx.organization.id, userId)) === 0) throw new DomainError('CONFLICT', LAST_OWNER);
}
