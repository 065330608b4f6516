import { updateToken } from '#db/queries/tokens.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeToken } from './change-token.ts';
import { reloadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { resumeTokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import type { TokenDetails } from './types.ts';

/** `details.reason` of a refusal that asks for a confirmation. */
const LEAK_REPORTED = 'leak_reported';

/** Accepts a paused token again (resumeTokenInput). CONFLICT when it was reported as leaked and nobody confirmed that. */
export async function resumeToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const { tokenId, despiteLeak } = resumeTokenInput.parse(raw);
  await changeToken(ctx, tokenId, 'update', async (tx, record) => {
    requireTokenCan(ctx, record, 'resume');
    const isLeaked = record.leakReportedAt !== null;
    if (isLeaked && !despiteLeak) {
      const message =
        'Its value was reported as leaked: whoever found it could use it again. Rotate the token instead, or confirm that the report was wrong.';
      throw new DomainError('CONFLICT', message, { details: { reason: LEAK_REPORTED } });
    }
    await updateToken(tx, tokenId, { pausedAt: null, pausedById: null, ...updatedBy(ctx) });
    await recordAudit(tx, ctx, {
      action: 'token.resumed',
      target: auditTarget(record),
      ...(isLeaked && { after: { despiteLeak } }),
    });
  });
  return presentTokenDetails(ctx, await reloadToken(ctx, tokenId));
}
