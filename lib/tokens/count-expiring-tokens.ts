import { countTokens } from '#db/queries/token-list.ts';
import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';

import { listTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';

/** Tokens that expire within 7 days, as the list's filter of that name finds them; 0 for people who may not see tokens. */
export async function countExpiringTokens(ctx: Context): Promise<number> {
  const resource = { organizationId: ctx.organization.id };
  if (!decide(ctx.bindings, 'organization.apiTokens.access', resource).allowed) return 0;
  return countTokens(ctx.db, await tokenFilterOf(ctx, listTokensInput.parse({ expires: '7d' })));
}
