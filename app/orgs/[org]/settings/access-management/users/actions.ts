'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { inviteUsers } from '#lib/invites/invite-users.ts';
import { renewInviteLink, resendInvite } from '#lib/invites/renew-invite-link.ts';
import { revokeInvite } from '#lib/invites/revoke-invite.ts';
import { getRemovalImpact } from '#lib/users/get-removal-impact.ts';
import { getUser } from '#lib/users/get-user.ts';
import { removeUser } from '#lib/users/remove-user.ts';
import { updateUserRole } from '#lib/users/update-user-role.ts';

/** Does not refresh the page by itself: the dialog shows links first. */
export async function inviteUsersAction(org: string, input: unknown) {
  return runAction(org, (ctx) => inviteUsers(ctx, input));
}

export async function getUserAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getUser(ctx, input));
}

export async function updateUserRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateUserRole(ctx, input));
  if (result.ok) revalidatePath('/orgs/[org]', 'layout');
  return result;
}

/** Does not refresh the page it was called from: a details page would answer 404 before its reader has left it. */
export async function removeUserAction(org: string, input: unknown) {
  return runAction(org, (ctx) => removeUser(ctx, input));
}

export async function getRemovalImpactAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getRemovalImpact(ctx, input));
}

export async function renewInviteLinkAction(org: string, input: unknown) {
  return runAction(org, (ctx) => renewInviteLink(ctx, input));
}

export async function resendInviteAction(org: string, input: unknown) {
  return runAction(org, (ctx) => resendInvite(ctx, input));
}

export async function revokeInviteAction(org: string, input: unknown) {
  return runAction(org, (ctx) => revokeInvite(ctx, input));
}
