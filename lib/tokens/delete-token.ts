import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';

import { changeToken } from './change-token.ts';
import { endToken } from './end-token.ts';
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
    await endToken(ctx, tx, record);
    return { id: record.id, name: record.name, alreadyDeleted: false };
  });
}
