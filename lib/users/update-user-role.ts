import { lockOrganization, selectMember, updateOrganizationRole, type MemberRecord } from '#db/queries/members.ts';
import { selectProfiles } from '#db/queries/profiles.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField, notFound } from '#lib/errors.ts';
import { formatRelative } from '#lib/format.ts';

import { requireNotStronger, userTarget } from './change-member.ts';
import { updateUserRoleInput } from './member-schemas.ts';
import { requireOwnerLeft } from './require-owner-left.ts';

export const ONLY_OWN_ROLES = 'You can only give a role you hold yourself. Choose a weaker role.';

/** CONFLICT that names who was first and when; nothing was saved. */
async function requireUnchanged(ctx: Context, member: MemberRecord, basedOn: Date | undefined): Promise<void> {
  const { roleSetAt, roleSetById } = member;
  if (basedOn === undefined || roleSetAt === null || basedOn.getTime() === roleSetAt.getTime()) return;
  const by = roleSetById ?? '';
  const name = (await selectProfiles(ctx.db, ctx.organization.id, [by])).get(by)?.label ?? 'Somebody';
  const message = `${name} changed this role ${formatRelative(roleSetAt, ctx.now, 'UTC')}. Nothing was saved.`;
  throw new DomainError('CONFLICT', message, { details: { reason: 'clash', by: name, at: roleSetAt.toISOString() } });
}

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
    await requireUnchanged({ ...ctx, db: tx }, member, input.basedOn);
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
