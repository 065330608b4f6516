import { countTokens, hasTokens, selectTokenIds, selectTokensByIds } from '#db/queries/token-list.ts';
import { hasPlaceTokens } from '#db/queries/token-places.ts';
import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';

import { canBringIn } from './guest-can.ts';
import { presentTokens } from './present-token.ts';
import { requireListHome } from './require-token-home.ts';
import { listTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';
import { homeResource, tokenPermission } from './token-home.ts';
import type { TokenPage } from './types.ts';

/** Rows further down are looked for when the total is known, from whichever end of the list is nearer. */
const LOOK_AHEAD_ROWS = 100_000;

/**
 * One page of the list (listTokensInput) with its exact total, of the Organization or of a place; needs to see the tokens
 * there. A page past the end answers with the last page, whose number is in `page`.
 */
export async function listTokens(ctx: Context, raw: unknown): Promise<TokenPage> {
  const query = listTokensInput.parse(raw);
  const home = await requireListHome(ctx, query.place);
  const filter = await tokenFilterOf(ctx, query);
  const idsOf = (page: number, total: number) =>
    selectTokenIds(ctx.db, filter, query, { offset: (page - 1) * query.perPage, limit: query.perPage, total });
  // Counting and finding the page each walk an index: together they take the time of one. A transaction cannot do both.
  const looksAhead = ctx.db === ctx.runtime.db && query.page * query.perPage <= LOOK_AHEAD_ROWS;
  const [total, idsAhead] = await Promise.all([
    countTokens(ctx.db, filter),
    looksAhead ? idsOf(query.page, Number.POSITIVE_INFINITY) : null,
  ]);
  const page = Math.max(1, Math.min(query.page, Math.ceil(total / query.perPage)));
  const ids = idsAhead !== null && page === query.page ? idsAhead : await idsOf(page, total);
  const records = await selectTokensByIds(ctx.db, ctx.organization.id, ids);
  return {
    rows: await presentTokens(ctx, records, home),
    total,
    page,
    perPage: query.perPage,
    isEmpty:
      total === 0 &&
      !(await (query.place ? hasPlaceTokens(ctx.db, query.place) : hasTokens(ctx.db, ctx.organization.id))),
    canCreate: decide(ctx.bindings, tokenPermission(home.scope, 'create'), homeResource(ctx.organization.id, home))
      .allowed
      ? true
      : 'Your role can view tokens but not create them.',
    canAdd: query.place && {
      organization: canBringIn(ctx, 'ORGANIZATION', home),
      workspace: home.scope === 'DEPLOYMENT' ? canBringIn(ctx, 'WORKSPACE', home) : null,
    },
    now: ctx.now,
  };
}
