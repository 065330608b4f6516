import {
  deleteRolesAndTeams,
  endMembership,
  lockOrganization,
  selectCreatedTokens,
  selectMember,
} from '#db/queries/members.ts';
import { endSessionRows } from '#db/queries/sessions.ts';
import { selectOrganizationIds } from '#db/queries/users.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';

import { labelOf, requireNotStronger, userTarget } from './change-member.ts';
import { userInput } from './member-schemas.ts';
import { requireOwnerLeft } from '#lib/access/require-owner-left.ts';

export interface RemovedUser {
  id: string;
  name: string;
  /** Live tokens they created, which keep working. */
  tokens: number;
}

/**
 * Ends a membership at once: own roles and Teams of this Organization go, and so do all sessions of somebody who belongs
 * to no other. Everybody may leave by themselves; removing others needs organization.users.invite and nothing they hold
 * may be more than the actor's own. CONFLICT for the last Owner and for somebody who is only invited.
 */
export async function removeUser(ctx: Context, raw: unknown): Promise<RemovedUser> {
  const { userId } = userInput.parse(raw);
  const isSelf = ctx.actor.type === 'USER' && ctx.actor.id === userId;
  if (!isSelf) requirePermission(ctx, 'organization.users.invite', { organizationId: ctx.organization.id });
  requireRecentSignIn(ctx, isSelf ? 'Leaving an Organization' : 'Removing a person');
  return ctx.db.transaction(async (tx) => {
    await lockOrganization(tx, ctx.organization.id);
    const member = await selectMember(tx, ctx.organization.id, userId);
    if (!member) throw notFound('This person');
    if (member.status === 'PENDING') {
      throw new DomainError('CONFLICT', 'This person has not joined yet. Revoke the invitation instead.');
    }
    if (!isSelf) await requireNotStronger(ctx, tx, userId);
    if (member.role === 'ORGANIZATION_OWNER') await requireOwnerLeft(ctx, tx, userId);
    const tokens = (await selectCreatedTokens(tx, ctx.organization.id, userId, 1)).count;
    await endMembership(tx, ctx.organization.id, userId, ctx.now);
    const { roles, teams } = await deleteRolesAndTeams(tx, ctx.organization.id, userId);
    const isHomeless = (await selectOrganizationIds(tx, userId)).length === 0;
    const endedSessions = isHomeless ? await endSessionRows(tx, userId, ctx.now) : 0;
    await recordAudit(tx, ctx, {
      action: isSelf ? 'user.left' : 'user.removed',
      target: userTarget(member),
      before: { email: member.email, role: member.role, roles, teams: teams.length },
      after: { endedSessions, tokensLeft: tokens },
    });
    return { id: userId, name: labelOf(member), tokens };
  });
}
