import { decide } from '#lib/access/decide.ts';
import { mayGrant } from '#lib/access/may-grant.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { ORGANIZATION_ROLES, roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import type { Can } from '#lib/tokens/types.ts';

import type { UserCan } from './member-types.ts';
import { LAST_OWNER } from '#lib/access/require-owner-left.ts';
import type { UserStatus } from './types.ts';

/** What the decision needs to know of a person. */
export interface UserForCan {
  id: string;
  status: UserStatus;
  role: string | null;
  /** The only person who owns the Organization by a role of their own. */
  isLastOwner: boolean;
}

const READ_ONLY = 'Your role can view users but not change them.';

/** Why the actor may not use the permission on this person, or null. */
function refusal(ctx: Context, user: UserForCan, permission: Permission): string | null {
  const resource = { organizationId: ctx.organization.id };
  if (!decide(ctx.bindings, permission, resource).allowed) return READ_ONLY;
  if (user.role !== null && !mayGrant(ctx, organizationBinding(resource, user.role))) {
    return `This person is ${roleName(user.role)}, which is more than your own role.`;
  }
  return null;
}

/** What the actor may do with the person now, each refusal as its sentence: the screens show this, services enforce it. */
export function userCan(ctx: Context, user: UserForCan, hasMail: boolean): UserCan {
  const isSelf = ctx.actor.type === 'USER' && ctx.actor.id === user.id;
  const isPending = user.status === 'PENDING';
  const byInviting = refusal(ctx, user, 'organization.users.invite');
  const lastOwner = user.isLastOwner ? LAST_OWNER : null;
  const withInvite: Can = byInviting ?? (isPending ? true : 'This person has no open invitation.');
  return {
    edit: refusal(ctx, user, 'organization.userRoles.access') ?? lastOwner ?? true,
    remove: isPending ? 'Revoke the invitation instead.' : ((isSelf ? null : byInviting) ?? lastOwner ?? true),
    resend: withInvite === true && !hasMail ? 'No mail server is set up. Use New link.' : withInvite,
    renew: withInvite,
    revoke: withInvite,
  };
}

/** The Organization roles the actor may give, weakest first. */
export function grantableRoles(ctx: Context): string[] {
  return ORGANIZATION_ROLES.filter((role) =>
    mayGrant(ctx, organizationBinding({ organizationId: ctx.organization.id }, role)),
  );
}
