import { selectClients, selectValueHours, selectValueLastUse } from '#db/queries/token-usage-read.ts';
import { selectTokenValues } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';

import { presentClients } from './client-facts.ts';
import { loadToken } from './load-token.ts';
import { tokenInput } from './schemas.ts';
import type { OverlapUsage } from './types.ts';

const HOUR_MS = 3_600_000;

/** Old value against new of `{ tokenId }` over the last 24 hours; null when only one value is accepted. */
export async function getOverlapUsage(ctx: Context, raw: unknown): Promise<OverlapUsage | null> {
  const { tokenId } = tokenInput.parse(raw);
  const record = await loadToken(ctx, tokenId);
  const endsAt = record.overlapEndsAt;
  const [newest, old] = await selectTokenValues(ctx.db, tokenId);
  if (!newest || !old || !endsAt || endsAt <= ctx.now) return null;

  const current = Math.floor(ctx.now.getTime() / HOUR_MS) * HOUR_MS;
  const first = new Date(current - 23 * HOUR_MS);
  const side = async (value: { id: string; shortToken: string }) => {
    const hours = await selectValueHours(ctx.db, value.id, first);
    const byTime = new Map(hours.map((hour) => [hour.at.getTime(), hour.calls]));
    const hourly = Array.from({ length: 24 }, (_, index) => byTime.get(first.getTime() + index * HOUR_MS) ?? 0);
    const lastUsedAt = await selectValueLastUse(ctx.db, value.id);
    const recentCalls = hourly.slice(-2).reduce((sum, calls) => sum + calls, 0);
    return { shortToken: value.shortToken, hourly, lastUsedAt, recentCalls };
  };
  // Behind one address several programs of one kind may call: that one uses the new value says nothing of the others.
  const dayAgo = new Date(ctx.now.getTime() - 24 * HOUR_MS);
  const clients = await selectClients(ctx.db, tokenId, dayAgo, 50, { valueId: old.id });
  return {
    oldValue: { ...(await side(old)), endsAt },
    newValue: await side(newest),
    recentSince: new Date(current - HOUR_MS),
    oldClients: (await presentClients(ctx.db, record, clients)).toSorted(
      (one, other) => other.lastSeenAt.getTime() - one.lastSeenAt.getTime(),
    ),
  };
}
