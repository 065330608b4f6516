import { createContext, use } from 'react';

import type { InviteOutcome, InviteReport } from '#lib/invites/types.ts';
import type { ActionResult } from '#lib/result.ts';
import type { UserDetails, UserRowView } from '#lib/users/member-types.ts';

type Action<T> = (organization: string, input: unknown) => Promise<ActionResult<T>>;

/** The server actions behind the dialogs; the app hands them in. */
export interface UserActions {
  /** `{ emails, role }` */
  invite: Action<InviteReport>;
  /** `{ userId }` */
  get: Action<UserDetails>;
  /** `{ userId, role, basedOn }` */
  updateRole: Action<{ id: string; role: string }>;
  /** `{ userId }` */
  remove: Action<{ id: string; name: string; tokens: number }>;
  /** `{ userId }` */
  removalImpact: Action<{ tokens: number; names: string[] }>;
  /** `{ inviteId }` */
  renew: Action<InviteOutcome>;
  resend: Action<InviteOutcome>;
  revoke: Action<{ id: string; name: string }>;
}

/** A person as the dialogs need to know them. */
export type DialogUser = Pick<UserRowView, 'id' | 'email' | 'fullName' | 'role' | 'roleSetAt' | 'invite' | 'isSelf'>;

export type UserDialogView =
  | { kind: 'invite' }
  | { kind: 'edit' | 'remove' | 'renew' | 'resend' | 'revoke'; user: DialogUser }
  /** What became of invitations, with the links that are shown once. */
  | { kind: 'results'; title: string; results: InviteOutcome[]; expiresAt: Date };

interface UserDialogs {
  organization: { shortName: string; name: string };
  actions: UserActions;
  /** Roles the actor may give. */
  roles: string[];
  hasMail: boolean;
  open: (view: UserDialogView) => void;
  /** After a person was removed, an invitation withdrawn. */
  onGone: (user: DialogUser) => void;
}

export const UserDialogContext = createContext<UserDialogs | null>(null);

/** Opens the dialogs of the UserDialogsProvider above, and is what their contents work with. */
export function useUserDialogs(): UserDialogs {
  const dialogs = use(UserDialogContext);
  if (!dialogs) throw new Error('useUserDialogs needs a UserDialogsProvider above it.');
  return dialogs;
}
