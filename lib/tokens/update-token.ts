import { isDeepStrictEqual } from 'node:util';

import { updateToken as updateTokenRow, updateTokenHomeRole } from '#db/queries/tokens.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { difference, updatedBy } from '#lib/stamps.ts';

import { isWidened } from './allowed-ranges.ts';
import { auditTarget, changeToken } from './change-token.ts';
import { requireUnchangedSince } from './clash.ts';
import { requireHomeRole } from './home-role.ts';
import { reloadToken } from './load-token.ts';
import { presentTokenDetails } from './present-token.ts';
import { updateTokenInput } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import type { TokenDetails } from './types.ts';

/**
 * Changes name, description, the role at home and the addresses it may be used from (updateTokenInput); the value and its expiration stay. Takes effect
 * with the next request. CONFLICT with `details.by` and `details.at` when somebody saved since `basedOn`; STEP_UP_REQUIRED for
 * another role, or for more addresses, without a recent sign-in.
 */
export async function updateToken(ctx: Context, raw: unknown): Promise<TokenDetails> {
  const input = updateTokenInput.parse(raw);
  await changeToken(ctx, input.tokenId, 'update', async (tx, record) => {
    requireTokenCan(ctx, record, 'edit');
    await requireUnchangedSince({ ...ctx, db: tx }, record, input.basedOn);
    const next = {
      name: input.name,
      description: input.description ?? record.description,
      role: input.role ?? record.role,
      allowedIpRanges: input.allowedIpRanges ?? record.allowedIpRanges,
    };
    const changed = difference<typeof next>(record, next, isDeepStrictEqual);
    if (!changed) return;
    if (changed.after['role'] !== undefined) {
      requireRecentSignIn(ctx, 'Changing a role');
      const binding = await requireHomeRole({ ...ctx, db: tx }, record, next.role);
      await updateTokenHomeRole(tx, record, next.role, binding.custom?.id ?? null);
    }
    if (isWidened(record.allowedIpRanges, next.allowedIpRanges)) requireRecentSignIn(ctx, 'Allowing more IP addresses');
    const { role: _role, ...fields } = next;
    await updateTokenRow(tx, record.id, { ...fields, ...updatedBy(ctx) });
    const target = auditTarget({ id: record.id, name: next.name });
    await recordAudit(tx, ctx, { action: 'token.updated', target, ...changed });
  });
  return presentTokenDetails(ctx, await reloadToken(ctx, input.tokenId));
}
