import type { Transaction } from '#db/client.ts';
import { lockToken, type TokenRecord } from '#db/queries/tokens.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import type { Context } from '#lib/context.ts';

import { authorizeToken, type LoadedToken } from './load-token.ts';
import type { TokenAction } from './token-home.ts';

/**
 * The frame of every change of one token: one transaction with the row locked, the permission asked at the token's home
 * before anything is told of it, and every process notified; this process's caches are dropped once it committed.
 */
export async function changeToken<T>(
  ctx: Context,
  tokenId: string,
  action: TokenAction,
  change: (tx: Transaction, record: LoadedToken) => Promise<T>,
  purpose?: TokenRecord['purpose'],
): Promise<T> {
  const result = await ctx.db.transaction(async (tx) => {
    const locked = await lockToken(tx, ctx.organization.id, tokenId);
    const record = await authorizeToken({ ...ctx, db: tx }, locked, action, purpose);
    const answer = await change(tx, record);
    await notifyChanged(tx, { tokenId });
    return answer;
  });
  ctx.runtime.changes.tokenChanged(tokenId);
  return result;
}

/** The target of an audit event about this token. */
export function auditTarget(record: { id: string; name: string }) {
  return { type: 'TOKEN', id: record.id, label: record.name } as const;
}
