import { countTokens, selectTokenIdsAfter } from '#db/queries/token-list.ts';
import { selectBusiest } from '#db/queries/token-usage-read.ts';
import type { Context } from '#lib/context.ts';

import { bulkPlaceOf, ownOnly } from './bulk-place.ts';
import { tokensSeenFrom } from './seen-from.ts';
import { isGuest } from './guest-can.ts';
import { requireListHome } from './require-token-home.ts';
import { bulkTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';

const DAY_MS = 86_400_000;

/** What a bulk change (bulkTokensInput.target) would hit: how many tokens, how many in use, the five busiest names. */
export async function getBulkImpact(
  ctx: Context,
  raw: unknown,
): Promise<{ count: number; usedLast24h: number; busiest: string[] }> {
  const target = bulkTokensInput.shape.target.parse(raw);
  const home = await requireListHome(ctx, bulkPlaceOf(target));
  const since = new Date(ctx.now.getTime() - DAY_MS);
  if ('ids' in target) {
    // Usage is told of what the change may reach, whatever ids somebody sends.
    const own = [...(await tokensSeenFrom(ctx, home, target.ids)).values()].filter((record) => !isGuest(record, home));
    const { usedCount, names } = await selectBusiest(
      ctx.db,
      ctx.organization.id,
      own.map(({ id }) => id),
      since,
    );
    return { count: target.ids.length, usedLast24h: usedCount, busiest: names };
  }
  const filter = await tokenFilterOf(ctx, ownOnly(target.query));
  const count = await countTokens(ctx.db, filter);
  const ids = await selectTokenIdsAfter(ctx.db, filter, null, count);
  const { usedCount, names } = await selectBusiest(ctx.db, ctx.organization.id, ids, since);
  return { count, usedLast24h: usedCount, busiest: names };
}
