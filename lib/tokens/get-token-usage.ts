import { z } from 'zod';

import { selectClients, selectUsageBuckets, selectUsageTotals } from '#db/queries/token-usage-read.ts';
import type { Context } from '#lib/context.ts';

import { presentClients } from './client-facts.ts';
import { loadToken } from './load-token.ts';
import { tokenIdField } from './schemas.ts';
import { USAGE_RANGES, type TokenUsage, type UsageRange } from './types.ts';

const HOUR_MS = 3_600_000;
const MAX_CLIENTS = 200;

/** How each range is cut: the number of buckets and the length of one in hours. */
const CUT: Record<UsageRange, { unit: 'hour' | 'day'; count: number; hours: number }> = {
  '24h': { unit: 'hour', count: 24, hours: 1 },
  '7d': { unit: 'hour', count: 168, hours: 1 },
  '30d': { unit: 'day', count: 30, hours: 24 },
  '90d': { unit: 'day', count: 90, hours: 24 },
};

const tokenUsageInput = z.strictObject({ tokenId: tokenIdField, range: z.enum(USAGE_RANGES).default('30d') });

/**
 * Calls of `{ tokenId, range }` by hour or UTC day and by client and value, over every value the token ever had. The
 * current hour or day is the last bucket. At most 200 are listed; `clientValueCount` counts all, `clientCount` each client once.
 */
export async function getTokenUsage(ctx: Context, raw: unknown): Promise<TokenUsage> {
  const { tokenId, range } = tokenUsageInput.parse(raw);
  const record = await loadToken(ctx, tokenId);
  const { unit, count, hours } = CUT[range];
  const step = hours * HOUR_MS;
  const current = Math.floor(ctx.now.getTime() / step) * step;
  const first = new Date(current - (count - 1) * step);
  const found = await selectUsageBuckets(ctx.db, tokenId, unit, first);
  const byTime = new Map(found.map((bucket) => [bucket.at.getTime(), bucket]));
  const buckets = Array.from({ length: count }, (_, index) => {
    const at = new Date(first.getTime() + index * step);
    return byTime.get(at.getTime()) ?? { at, calls: 0, refused: 0 };
  });
  const totals = await selectUsageTotals(ctx.db, tokenId, first);
  const clients = await selectClients(ctx.db, tokenId, first, MAX_CLIENTS, { byValue: true });
  return {
    range,
    buckets,
    calls: buckets.reduce((sum, bucket) => sum + bucket.calls, 0),
    refused: buckets.reduce((sum, bucket) => sum + bucket.refused, 0),
    clientCount: totals.clientCount,
    clientValueCount: totals.clientValueCount,
    clients: await presentClients(ctx.db, record, clients),
    lastUsedAt: record.lastUsedAt,
    now: ctx.now,
  };
}
