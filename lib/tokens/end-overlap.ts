import type { Transaction } from '#db/client.ts';
import { endTokenValues, selectTokenValues, updateToken, type TokenRecord } from '#db/queries/tokens.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeToken } from './change-token.ts';
import { reloadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { tokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import type { TokenDetails } from './types.ts';

/** Ends the old value of a rotating token now. When only one value is left, nothing changes: the wish is fulfilled. */
export async function endOverlap(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId } = tokenInput.parse(raw);
  await changeToken(ctx, tokenId, 'rotate', async (tx, record) => {
    requireTokenCan(ctx, record, 'rotate');
    if (record.overlapEndsAt === null || record.overlapEndsAt <= ctx.now) return;
    await endOlderValue(ctx, tx, record);
  });
  return presentTokenDetails(ctx, await reloadToken(ctx, tokenId));
}

/** Leaves only the newest value of a rotating token, with its audit record. */
export async function endOlderValue(ctx: Context, tx: Transaction, record: TokenRecord): Promise<void> {
  const { id: tokenId, overlapEndsAt } = record;
  const [newest, old] = await selectTokenValues(tx, tokenId);
  if (!newest) throw new Error('a token has at least one value');
  await endTokenValues(tx, tokenId, { at: ctx.now, reason: 'OVERLAP_ENDED', keepId: newest.id });
  await updateToken(tx, tokenId, { overlapEndsAt: null, ...updatedBy(ctx) });
  await recordAudit(tx, ctx, {
    action: 'token.overlap_ended',
    target: auditTarget(record),
    before: { shortToken: old?.shortToken, overlapEndsAt },
  });
}
