import type { Transaction } from '#db/client.ts';
import type { TokenRecord } from '#db/queries/tokens.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';

import { changeToken } from './change-token.ts';
import { endToken } from './end-token.ts';
import type { LoadedToken } from './load-token.ts';
import { tokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';

/**
 * Deletes for good: digests and roles go at once, the record stays readable for 90 days. A token that somebody else
 * deleted already counts as success, with `alreadyDeleted`.
 */
export async function deleteToken(ctx: Context, raw: unknown): Promise<DeletedToken> {
  return deleteTokenOf(ctx, tokenInput.parse(raw).tokenId, 'API');
}

interface DeletedToken {
  id: string;
  name: string;
  alreadyDeleted: boolean;
}

/** The same for a token of either purpose. */
export async function deleteTokenOf(
  ctx: Context,
  tokenId: string,
  purpose: TokenRecord['purpose'],
): Promise<DeletedToken> {
  const end = async (tx: Transaction, record: LoadedToken) => {
    if (record.deletedAt) return { id: record.id, name: record.name, alreadyDeleted: true };
    requireTokenCan(ctx, record, 'delete');
    requireRecentSignIn(ctx, 'Deleting a token');
    await endToken(ctx, tx, record);
    return { id: record.id, name: record.name, alreadyDeleted: false };
  };
  return changeToken(ctx, tokenId, 'delete', end, purpose);
}
