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

/** Accepts a paused token again. */
export async function resumeToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId } = tokenInput.parse(raw);
  await changeToken(ctx, tokenId, 'update', async (tx, record) => {
    requireTokenCan(ctx, record, 'resume');
    await updateToken(tx, tokenId, { pausedAt: null, pausedById: null, ...updatedBy(ctx) });
    await recordAudit(tx, ctx, { action: 'token.resumed', target: auditTarget(record) });
  });
  return presentTokenDetails(ctx, await reloadToken(ctx, tokenId));
}
