import type { Transaction } from '#db/client.ts';
import { lockToken, type TokenRecord } from '#db/queries/tokens.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { presentOrNotFound } from './load-token.ts';

/**
 * The frame of every change of one token: permission before any look-up, then one transaction with the row locked and
 * every process told; this process's caches are dropped as soon as it committed.
 */
export async function changeToken<T>(
  ctx: Context,
  tokenId: string,
  permission: Permission,
  change: (tx: Transaction, record: TokenRecord) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, permission, { organizationId: ctx.organization.id });
  const result = await ctx.db.transaction(async (tx) => {
    const record = presentOrNotFound(ctx, await lockToken(tx, ctx.organization.id, tokenId));
    const answer = await change(tx, record);
    await notifyChanged(tx, { tokenId });
    return answer;
  });
  ctx.runtime.changes.tokenChanged(tokenId);
  return result;
}

/** The columns that say who changed the record last. */
export function updatedBy(ctx: Context) {
  return { updatedAt: ctx.now, updatedByType: ctx.actor.type, updatedById: ctx.actor.id } as const;
}

/** The target of an audit event about this token. */
export function auditTarget(record: { id: string; name: string }) {
  return { type: 'TOKEN', id: record.id, label: record.name } as const;
}
