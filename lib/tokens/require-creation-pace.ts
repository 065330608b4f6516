import { selectNthNewestCreation } from '#db/queries/tokens.ts';
import type { Transaction } from '#db/client.ts';
import type { Context } from '#lib/context.ts';
import { tooManyRequests } from '#lib/errors.ts';

const MINUTE_MS = 60_000;

/**
 * Throws TOO_MANY_REQUESTS with `details.retryAfterSeconds` once the actor created as many tokens within a minute as one
 * caller may send POST requests in it (API_POST_PER_SECOND, 0 for no limit): the same through either door, however many
 * processes there are. Exact while creations of the Organization queue.
 */
export async function requireCreationPace(ctx: Context, tx: Transaction): Promise<void> {
  const limit = 60 * ctx.runtime.env.API_POST_PER_SECOND;
  if (limit === 0) return;
  const by = { organizationId: ctx.organization.id, actorId: ctx.actor.id };
  const createdAt = await selectNthNewestCreation(tx, by, limit);
  if (createdAt === null) return;
  const waitMs = createdAt.getTime() + MINUTE_MS - ctx.now.getTime();
  if (waitMs <= 0) return;
  throw tooManyRequests('Too many tokens were created in the last minute', Math.ceil(waitMs / 1000));
}
