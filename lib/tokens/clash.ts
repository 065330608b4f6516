import type { TokenRecord } from '#db/queries/tokens.ts';
import { refuseClash, requireUnchangedSince as requireUnchanged } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';

/** Refuses a change that was based on an older state of the record. */
export async function requireUnchangedSince(
  ctx: Context,
  record: TokenRecord,
  basedOn: Date | undefined,
): Promise<void> {
  await requireUnchanged(ctx, record, basedOn, 'this token');
}

/** Refuses to rotate a value that is no longer the newest: somebody else rotated first. */
export async function requireCurrentValue(
  ctx: Context,
  record: TokenRecord,
  shortToken: string | undefined,
): Promise<void> {
  if (shortToken === undefined || shortToken === record.shortToken) return;
  await refuseClash(ctx, record, (by, ago) => `${by} rotated this token ${ago}. Your request was not carried out.`);
}
