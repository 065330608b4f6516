import { updateToken } from '#db/queries/tokens.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeToken } from './change-token.ts';
import { reloadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { tokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import type { TokenDetails } from './types.ts';

/** Refuses the token until somebody resumes it; its expiration keeps running. */
export async function pauseToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId } = tokenInput.parse(raw);
  await changeToken(ctx, tokenId, 'update', async (tx, record) => {
    requireTokenCan(ctx, record, 'pause');
    await updateToken(tx, tokenId, { pausedAt: ctx.now, pausedById: ctx.actor.id, ...updatedBy(ctx) });
    await recordAudit(tx, ctx, { action: 'token.paused', target: auditTarget(record) });
  });
  return presentTokenDetails(ctx, await reloadToken(ctx, tokenId));
}
