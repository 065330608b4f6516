import { selectClients, selectUsageTotals } from '#db/queries/token-usage-read.ts';
import type { Context } from '#lib/context.ts';

import { presentClients } from './client-facts.ts';
import { loadToken } from './load-token.ts';
import { tokenInput } from './schemas.ts';
import type { TokenImpact } from './types.ts';

const HOUR_MS = 3_600_000;
const SHOWN_CLIENTS = 5;

/**
 * Who used `{ tokenId }` lately with success, by any of its values: clients that are refused anyway lose nothing. For the
 * rotate, pause and delete dialogs.
 */
export async function getTokenImpact(ctx: Context, raw: unknown): Promise<TokenImpact> {
  const { tokenId } = tokenInput.parse(raw);
  const record = await loadToken(ctx, tokenId);
  const ago = (hours: number) => new Date(ctx.now.getTime() - hours * HOUR_MS);
  const week = await selectUsageTotals(ctx.db, tokenId, ago(168));
  const clients = await selectClients(ctx.db, tokenId, ago(168), SHOWN_CLIENTS, { onlyAccepted: true });
  return {
    lastUsedAt: record.lastUsedAt,
    requests7d: week.calls,
    clientCount7d: week.acceptedClientCount,
    clients: await presentClients(ctx.db, record, clients),
    clientCount24h: (await selectUsageTotals(ctx.db, tokenId, ago(24))).acceptedClientCount,
    clientCount1h: (await selectUsageTotals(ctx.db, tokenId, ago(1))).acceptedClientCount,
    now: ctx.now,
  };
}
