import type { Transaction } from '#db/client.ts';
import { deleteTokenBindings, endTokenValues, updateToken, type TokenRecord } from '#db/queries/tokens.ts';
import { lockTokensOfPlace, type TokenHomePlace } from '#db/queries/tokens-of-place.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditTarget } from './change-token.ts';

/** Ends a token for good, with its audit record: digests and roles go at once, the record stays readable for 90 days. */
export async function endToken(ctx: Context, tx: Transaction, record: TokenRecord): Promise<void> {
  await endTokenValues(tx, record.id, { at: ctx.now, reason: 'DELETED' });
  await deleteTokenBindings(tx, record.id);
  const change = { deletedAt: ctx.now, deletedById: ctx.actor.id, overlapEndsAt: null };
  await updateToken(tx, record.id, { ...change, ...updatedBy(ctx) });
  const { name, description, role, shortToken } = record;
  const before = { name, description, role, shortToken };
  await recordAudit(tx, ctx, { action: 'token.deleted', target: auditTarget(record), before });
}

/**
 * Ends every live token at home in a Workspace or Deployment that is being deleted. The caller asked for the permission
 * to delete the place; returns what ended, to be told after the commit.
 */
export async function endTokensOfPlace(ctx: Context, tx: Transaction, place: TokenHomePlace): Promise<TokenRecord[]> {
  const tokens = await lockTokensOfPlace(tx, ctx.organization.id, place);
  for (const token of tokens) await endToken(ctx, tx, token);
  return tokens;
}
