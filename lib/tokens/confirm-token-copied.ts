import { selectTokenValues, updateTokenValueCopied } from '#db/queries/tokens.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget, changeToken } from './change-token.ts';
import { tokenInput } from './schemas.ts';

/** Remembers that somebody copied the newest value of `{ tokenId }`; the first confirmation is kept and audited. */
export async function confirmTokenCopied(ctx: Context, raw: unknown): Promise<null> {
  const { tokenId } = tokenInput.parse(raw);
  return changeToken(ctx, tokenId, 'update', async (tx, record) => {
    if (record.deletedAt) return null;
    const [newest] = await selectTokenValues(tx, tokenId);
    if (newest && (await updateTokenValueCopied(tx, newest.id, ctx.now))) {
      const after = { shortToken: newest.shortToken };
      await recordAudit(tx, ctx, { action: 'token.copied', target: auditTarget(record), after });
    }
    return null;
  });
}
