import { countTokens, hasTokens, selectTokens } from '#db/queries/token-list.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { presentTokens } from './present-token.ts';
import { listTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';
import type { TokenPage } from './types.ts';

/**
 * One page of the list (listTokensInput) with its exact total; needs organization.apiTokens.access. A page past the end
 * answers with the last page, whose number is in `page`.
 */
export async function listTokens(ctx: Context, raw: unknown): Promise<TokenPage> {
  const query = listTokensInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.apiTokens.access', resource);
  const filter = await tokenFilterOf(ctx, query);
  const total = await countTokens(ctx.db, filter);
  const page = Math.max(1, Math.min(query.page, Math.ceil(total / query.perPage)));
  const range = { offset: (page - 1) * query.perPage, limit: query.perPage, total };
  const records = await selectTokens(ctx.db, filter, { sort: query.sort, dir: query.dir }, range);
  return {
    rows: await presentTokens(ctx, records),
    total,
    page,
    perPage: query.perPage,
    isEmpty: total === 0 && !(await hasTokens(ctx.db, ctx.organization.id)),
    canCreate: decide(ctx.bindings, 'organization.apiTokens.create', resource).allowed
      ? true
      : 'Your role can view tokens but not create them.',
    now: ctx.now,
  };
}
