import type { UserActions } from '#components/users/user-dialog-context.ts';

import {
  getRemovalImpactAction,
  getUserAction,
  inviteUsersAction,
  removeUserAction,
  renewInviteLinkAction,
  resendInviteAction,
  revokeInviteAction,
  updateUserRoleAction,
} from './actions.ts';

/** What the dialogs about people call. */
export const userActions: UserActions = {
  invite: inviteUsersAction,
  get: getUserAction,
  updateRole: updateUserRoleAction,
  remove: removeUserAction,
  removalImpact: getRemovalImpactAction,
  renew: renewInviteLinkAction,
  resend: resendInviteAction,
  revoke: revokeInviteAction,
};
