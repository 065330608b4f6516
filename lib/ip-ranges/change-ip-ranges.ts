import type { Transaction } from '#db/client.ts';
import { lockOrganization } from '#db/queries/members.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';

/**
 * The frame of every change of the list: permission, a recent sign-in, then one transaction with the Organization locked,
 * so that "the first ranges" is certain, and every process told.
 */
export async function changeIpRanges<T>(ctx: Context, change: (tx: Transaction) => Promise<T>): Promise<T> {
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'organization.ipAccessList.manage', { organizationId });
  requireRecentSignIn(ctx, 'Changing the IP access list');
  const result = await ctx.db.transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const answer = await change(tx);
    await notifyChanged(tx, { organizationId });
    return answer;
  });
  ctx.runtime.changes.organizationChanged(organizationId);
  return result;
}

/** The target of an audit event about the list. */
export function listTarget({ organization }: Context) {
  return { type: 'ORGANIZATION', id: organization.id, label: organization.name } as const;
}
