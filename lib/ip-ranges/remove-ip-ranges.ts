import type { Transaction } from '#db/client.ts';
import { deleteIpRanges } from '#db/queries/ip-ranges.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { changeIpRanges, listTarget } from './change-ip-ranges.ts';
import { ipRangeInput, removeIpRangesInput } from './schemas.ts';

async function remove(ctx: Context, tx: Transaction, ids: string[]): Promise<number> {
  const gone = await deleteIpRanges(tx, ctx.organization.id, ids);
  if (gone.length === 0) return 0;
  const before = { ranges: gone.map(({ range }) => range) };
  await recordAudit(tx, ctx, { action: 'organization.ip_ranges_removed', target: listTarget(ctx), before });
  return gone.length;
}

/** Removes one range `{ id }`; NOT_FOUND when the Organization has none by that id. */
export async function removeIpRange(ctx: Context, raw: unknown): Promise<void> {
  const { id } = ipRangeInput.parse(raw);
  await changeIpRanges(ctx, async (tx) => {
    if ((await remove(ctx, tx, [id])) === 0) throw notFound('This IP address range');
  });
}

/** Removes ranges (removeIpRangesInput). Without any left, the Organization may be used from everywhere. */
export async function removeIpRanges(ctx: Context, raw: unknown): Promise<void> {
  const { ids } = removeIpRangesInput.parse(raw);
  await changeIpRanges(ctx, (tx) => remove(ctx, tx, ids));
}
