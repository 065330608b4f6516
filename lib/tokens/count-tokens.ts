import { z } from 'zod';

import { countTokensBy, countTokensByTime } from '#db/queries/token-list.ts';
import type { Context } from '#lib/context.ts';

import { requireListHome } from './require-token-home.ts';
import { EXPIRES_FILTERS, listTokensInput, USED_FILTERS } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';

const countTokensInput = z.strictObject({
  query: listTokensInput,
  facet: z.enum(['status', 'role', 'expires', 'used']),
});

/**
 * Tokens per option of one filter, with the other filters applied; asked for when a filter is opened, not with every
 * list. Status counts are keyed as the URL writes them (`active`, `expiring`, …).
 */
export async function countTokens(ctx: Context, raw: unknown): Promise<Record<string, number>> {
  const { query, facet } = countTokensInput.parse(raw);
  await requireListHome(ctx, query.place);
  const filter = await tokenFilterOf(ctx, query);
  if (facet === 'expires') return countTokensByTime(ctx.db, filter, facet, EXPIRES_FILTERS);
  if (facet === 'used') return countTokensByTime(ctx.db, filter, facet, USED_FILTERS);
  const counts = await countTokensBy(ctx.db, filter, facet);
  if (facet === 'role') return counts;
  return Object.fromEntries(Object.entries(counts).map(([status, total]) => [status.toLowerCase(), total]));
}
