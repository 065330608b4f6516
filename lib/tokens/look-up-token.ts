import { selectTokenByDigests } from '#db/queries/tokens.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget } from './change-token.ts';
import { lookUpTokenInput } from './schemas.ts';
import { digestsOfSha256Hex } from './token-value.ts';

/**
 * Finds this Organization's token whose value has the given SHA-256 (lookUpTokenInput): the value itself never reaches
 * the server. Every look-up is audited, the unsuccessful ones too.
 */
export async function lookUpToken(ctx: Context, raw: unknown): Promise<{ token: { id: string; name: string } | null }> {
  const { sha256 } = lookUpTokenInput.parse(raw);
  requirePermission(ctx, 'organization.apiTokens.access', { organizationId: ctx.organization.id });
  const digests = digestsOfSha256Hex(ctx.runtime.secrets, sha256);
  const token = (await selectTokenByDigests(ctx.db, ctx.organization.id, digests)) ?? null;
  const { id, name } = ctx.organization;
  await ctx.db.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'token.looked_up',
      target: token ? auditTarget(token) : { type: 'ORGANIZATION', id, label: name },
      after: { found: token !== null },
    }),
  );
  return { token };
}
