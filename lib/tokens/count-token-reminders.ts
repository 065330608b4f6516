import { countTokens } from '#db/queries/token-list.ts';
import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';

import { listTokensInput, type ListTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';

/** How many tokens need somebody, as the list's filters of these names find them. */
export interface TokenReminders {
  /** `Expiring soon` and at their end within 7 days: a token made for a week is not, until its last quarter. */
  expiring: number;
  /** Have a value that was reported as leaked, wherever in the Organization they are at home. */
  leaked: number;
}

/** All 0 for people who may not see tokens. */
export async function countTokenReminders(ctx: Context): Promise<TokenReminders> {
  const resource = { organizationId: ctx.organization.id };
  if (!decide(ctx.bindings, 'organization.apiTokens.access', resource).allowed) return { expiring: 0, leaked: 0 };
  const count = async (query: ListTokensInput) =>
    countTokens(ctx.db, await tokenFilterOf(ctx, listTokensInput.parse(query)));
  const [expiring, leaked] = await Promise.all([
    count({ status: ['expiring'], expires: '7d' }),
    count({ status: ['leaked'], scope: 'all' }),
  ]);
  return { expiring, leaked };
}
