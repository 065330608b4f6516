import { deleteTokenBindings, endTokenValues, updateToken } from '#db/queries/tokens.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget, changeToken, updatedBy } from './change-token.ts';
import { tokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';

/**
 * Deletes for good: digests and roles go at once, the record stays readable for 90 days. A token that somebody else
 * deleted already counts as success, with `alreadyDeleted`.
 */
export async function deleteToken(
  ctx: Context,
  raw: unknown,
): Promise<{ id: string; name: string; alreadyDeleted: boolean }> {
  const { tokenId } = tokenInput.parse(raw);
  return changeToken(ctx, tokenId, 'delete', async (tx, record) => {
    if (record.deletedAt) return { id: record.id, name: record.name, alreadyDeleted: true };
    requireTokenCan(ctx, record, 'delete');
    requireRecentSignIn(ctx, 'Deleting a token');
    await endTokenValues(tx, tokenId, { at: ctx.now, reason: 'DELETED' });
    await deleteTokenBindings(tx, tokenId);
    const change = { deletedAt: ctx.now, deletedById: ctx.actor.id, overlapEndsAt: null };
    await updateToken(tx, tokenId, { ...change, ...updatedBy(ctx) });
    const { name, description, role, shortToken } = record;
    const before = { name, description, role, shortToken };
    await recordAudit(tx, ctx, { action: 'token.deleted', target: auditTarget(record), before });
    return { id: record.id, name: record.name, alreadyDeleted: false };
  });
}
