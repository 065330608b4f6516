import { selectTokenByDigests } from '#db/queries/token-digests.ts';
import { selectPlaceRoles } from '#db/queries/token-places.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget } from './change-token.ts';
import { requireListHome } from './require-token-home.ts';
import { lookUpTokenInput } from './schemas.ts';
import { digestsOfSha256Hex } from './token-value.ts';

/** The token a pasted value belongs to; `isOldValue` when it has a newer one since. */
export interface FoundToken {
  id: string;
  name: string;
  isOldValue: boolean;
}

/**
 * Finds the token of this Organization, or of a place, whose value has the given SHA-256 (lookUpTokenInput): the value
 * itself never reaches the server. Values that have ended for good are not found. Every look-up is audited, the
 * unsuccessful ones too.
 */
export async function lookUpToken(ctx: Context, raw: unknown): Promise<{ token: FoundToken | null }> {
  const { sha256, place } = lookUpTokenInput.parse(raw);
  const home = await requireListHome(ctx, place);
  const digests = digestsOfSha256Hex(ctx.runtime.secrets, sha256);
  const found = (await selectTokenByDigests(ctx.db, ctx.organization.id, digests)) ?? null;
  // From a place nothing is told of tokens that hold no role there.
  const isHere = found && (!place || (await selectPlaceRoles(ctx.db, place, [found.id])).has(found.id));
  const token = isHere ? found : null;
  await ctx.db.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'token.looked_up',
      target: token ? auditTarget(token) : { type: home.scope, id: home.entityId, label: home.name },
      after: { found: token !== null },
    }),
  );
  return { token };
}
