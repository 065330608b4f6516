import { selectToken, type TokenRecord } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/** Deleted tokens stay readable this long. */
const DELETED_KEPT_MS = 90 * 86_400_000;

/** The record, or NOT_FOUND: the same for unknown ids, other Organizations and tokens deleted more than 90 days ago. */
export async function loadToken(ctx: Context, tokenId: string): Promise<TokenRecord> {
  const record = await selectToken(ctx.db, ctx.organization.id, tokenId);
  return presentOrNotFound(ctx, record);
}

export function presentOrNotFound(ctx: Context, record: TokenRecord | undefined): TokenRecord {
  if (!record) throw notFound('This token');
  if (record.deletedAt && ctx.now.getTime() - record.deletedAt.getTime() > DELETED_KEPT_MS)
    throw notFound('This token');
  return record;
}
