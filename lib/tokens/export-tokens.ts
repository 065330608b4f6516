import { countTokens, selectTokenIds, selectTokensByIds } from '#db/queries/token-list.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { presentTokens } from './present-token.ts';
import { requireListHome } from './require-token-home.ts';
import { listTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';
import type { TokenRow } from './types.ts';

const CHUNK = 500;

/**
 * Everything that matches the query, in its order, 500 rows at a time. The ids are taken once at the start, so rows that
 * change meanwhile are neither lost nor doubled; audited before the first row leaves.
 */
export async function* exportTokens(ctx: Context, raw: unknown): AsyncGenerator<TokenRow[]> {
  const query = listTokensInput.parse(raw);
  const home = await requireListHome(ctx, query.place);
  const filter = await tokenFilterOf(ctx, query);
  const total = await countTokens(ctx.db, filter);
  const ids = await selectTokenIds(ctx.db, filter, query, { offset: 0, limit: total, total });
  await ctx.db.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'token.exported',
      target: { type: home.scope, id: home.entityId, label: home.name },
      after: { rows: ids.length },
    }),
  );
  for (let start = 0; start < ids.length; start += CHUNK) {
    const records = await selectTokensByIds(ctx.db, ctx.organization.id, ids.slice(start, start + CHUNK));
    yield await presentTokens(ctx, records, home);
  }
}
