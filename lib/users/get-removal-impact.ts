import { selectCreatedTokens } from '#db/queries/members.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { loadMember } from './change-member.ts';
import { userInput } from './member-schemas.ts';

const NAMED = 5;

/** Live tokens a person created, which keep working after they leave: how many, and the names last used. */
export async function getRemovalImpact(ctx: Context, raw: unknown): Promise<{ tokens: number; names: string[] }> {
  const { userId } = userInput.parse(raw);
  if (ctx.actor.id !== userId) {
    requirePermission(ctx, 'organization.users.invite', { organizationId: ctx.organization.id });
  }
  await loadMember(ctx, userId);
  const { count, names } = await selectCreatedTokens(ctx.db, ctx.organization.id, userId, NAMED);
  return { tokens: count, names };
}
