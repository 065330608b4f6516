import { markInviteRevoked } from '#db/queries/invites.ts';
import { deletePendingMember, deleteRolesAndTeams } from '#db/queries/members.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { labelOf, userTarget } from '#lib/users/change-member.ts';

import { lockInvite } from './renew-invite-link.ts';
import { inviteInput } from './schemas.ts';

/** Withdraws the open invitation `{ inviteId }`: its link stops working and the person is gone from the list. */
export async function revokeInvite(ctx: Context, raw: unknown): Promise<{ id: string; name: string }> {
  const { inviteId } = inviteInput.parse(raw);
  requirePermission(ctx, 'organization.users.invite', { organizationId: ctx.organization.id });
  return ctx.db.transaction(async (tx) => {
    const { invite, member } = await lockInvite(ctx, tx, inviteId);
    await markInviteRevoked(tx, invite.id, ctx.now);
    await deletePendingMember(tx, ctx.organization.id, member.id);
    await deleteRolesAndTeams(tx, ctx.organization.id, member.id);
    const before = { email: member.email, role: member.role };
    await recordAudit(tx, ctx, { action: 'user.invite_revoked', target: userTarget(member), before });
    return { id: member.id, name: labelOf(member) };
  });
}
