import { lockOrganization, selectMember, updateOrganizationRole } from '#db/queries/members.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { invalidField, notFound } from '#lib/errors.ts';

import { requireNotStronger, userTarget } from './change-member.ts';
import { updateUserRoleInput } from './member-schemas.ts';
import { requireOwnerLeft } from '#lib/access/require-owner-left.ts';

export const ONLY_OWN_ROLES = 'You can only give a role you hold yourself. Choose a weaker role.';

/**
 * Changes the direct Organization role of a member or of an invited person (updateUserRoleInput); it counts with their
 * next request. Needs organization.userRoles.access and every permission of the old and the new role. CONFLICT when
 * somebody changed it since `basedOn`, or when it would leave the Organization without an Owner.
 */
export async function updateUserRole(ctx: Context, raw: unknown): Promise<{ id: string; role: string }> {
  const input = updateUserRoleInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.userRoles.access', resource);
  if (!isOrganizationRole(input.role)) throw invalidField('role', 'unknown', 'Choose an Organization Role');
  requireMayGrant(ctx, organizationBinding(resource, input.role), 'role', ONLY_OWN_ROLES);
  requireRecentSignIn(ctx, 'Changing a role');
  await ctx.db.transaction(async (tx) => {
    await lockOrganization(tx, ctx.organization.id);
    const member = await selectMember(tx, ctx.organization.id, input.userId);
    if (!member) throw notFound('This person');
    await requireNotStronger(ctx, tx, member.id);
    if (member.roleSetAt && member.roleSetById) {
      const last = { updatedAt: member.roleSetAt, updatedById: member.roleSetById };
      await requireUnchangedSince({ ...ctx, db: tx }, last, input.basedOn, 'this role');
    }
    if (member.role === input.role) return;
    if (member.role === 'ORGANIZATION_OWNER' && member.status !== 'PENDING') {
      await requireOwnerLeft(ctx, tx, member.id);
    }
    await updateOrganizationRole(tx, {
      organizationId: ctx.organization.id,
      userId: member.id,
      role: input.role,
      at: ctx.now,
      by: ctx.actor.id,
    });
    const change = { before: { role: member.role }, after: { role: input.role } };
    await recordAudit(tx, ctx, { action: 'user.role_changed', target: userTarget(member), ...change });
  });
  return { id: input.userId, role: input.role };
}
