import { countTokens, selectTokenIdsAfter } from '#db/queries/token-list.ts';
import { selectBusiest } from '#db/queries/token-usage-read.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { bulkTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';

const DAY_MS = 86_400_000;

/** What a bulk change (bulkTokensInput.target) would hit: how many tokens, how many in use, the five busiest names. */
export async function getBulkImpact(
  ctx: Context,
  raw: unknown,
): Promise<{ count: number; usedLast24h: number; busiest: string[] }> {
  const target = bulkTokensInput.shape.target.parse(raw);
  requirePermission(ctx, 'organization.apiTokens.access', { organizationId: ctx.organization.id });
  const since = new Date(ctx.now.getTime() - DAY_MS);
  if ('ids' in target) {
    const { usedCount, names } = await selectBusiest(ctx.db, ctx.organization.id, target.ids, since);
    return { count: target.ids.length, usedLast24h: usedCount, busiest: names };
  }
  const filter = await tokenFilterOf(ctx, target.query);
  const count = await countTokens(ctx.db, filter);
  const ids = await selectTokenIdsAfter(ctx.db, filter, null, count);
  const { usedCount, names } = await selectBusiest(ctx.db, ctx.organization.id, ids, since);
  return { count, usedLast24h: usedCount, busiest: names };
}
