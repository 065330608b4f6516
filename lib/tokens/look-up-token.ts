import { selectTokenByDigests, type DigestOwner } from '#db/queries/token-digests.ts';
import type { TokenRecord } from '#db/queries/tokens.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget } from './change-token.ts';
import { isForgotten } from './load-token.ts';
import { requireListHome } from './require-token-home.ts';
import { tokensSeenFrom } from './seen-from.ts';
import { lookUpTokenInput } from './schemas.ts';
import { digestsOfSha256Hex } from './token-value.ts';

/** The token a pasted value belongs to. */
export interface FoundToken {
  id: string;
  name: string;
  purpose: 'API' | 'AGENT';
  /** In force or not: paused and expired tokens keep their newest value. */
  value: 'newest' | 'old' | 'ended' | 'deleted';
  /** Why a newest or old value is not accepted; null when it is. */
  refusal: 'expired' | 'paused' | null;
}

/**
 * Finds the token of this Organization, or of a place, whose value has the given SHA-256 (lookUpTokenInput): the value
 * itself never reaches the server. Values that ended are found too, unless the pepper of their time is gone or their token was
 * deleted more than 90 days ago. Every look-up is audited, the unsuccessful ones too.
 */
export async function lookUpToken(ctx: Context, raw: unknown): Promise<{ token: FoundToken | null }> {
  const { sha256, place } = lookUpTokenInput.parse(raw);
  const home = await requireListHome(ctx, place);
  const digests = digestsOfSha256Hex(ctx.runtime.secrets, sha256);
  const owner = await selectTokenByDigests(ctx.db, ctx.organization.id, digests);
  // From a place nothing is told of tokens that are neither at home there nor hold a role.
  const seen = owner && (await tokensSeenFrom(ctx, home, [owner.id])).get(owner.id);
  const token = owner && seen && !isForgotten(ctx, seen) ? foundToken(ctx, owner, seen) : null;
  await ctx.db.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'token.looked_up',
      target: token ? auditTarget(token) : { type: home.scope, id: home.entityId, label: home.name },
      after: { found: token !== null },
    }),
  );
  return { token };
}

function foundToken({ now }: Context, { isOldValue, valueEndsAt }: DigestOwner, record: TokenRecord): FoundToken {
  const { id, name, purpose, deletedAt, pausedAt } = record;
  const isOver = valueEndsAt !== null && valueEndsAt <= now;
  if (deletedAt) return { id, name, purpose, value: 'deleted', refusal: null };
  if (isOldValue && isOver) return { id, name, purpose, value: 'ended', refusal: null };
  const refusal = isOver ? 'expired' : pausedAt ? 'paused' : null;
  return { id, name, purpose, value: isOldValue ? 'old' : 'newest', refusal };
}
