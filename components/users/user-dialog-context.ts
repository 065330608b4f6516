import { createContext, use, useEffect, type RefObject } from 'react';

import type { InviteOutcome, InviteReport } from '#lib/invites/types.ts';
import type { ActionResult } from '#lib/result.ts';
import type { UserRowView } from '#lib/users/member-types.ts';

type Action<T> = (organization: string, input: unknown) => Promise<ActionResult<T>>;

/** The server actions behind the dialogs; the app hands them in. */
export interface UserActions {
  /** `{ emails, role }` */
  invite: Action<InviteReport>;
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
  | { kind: 'edit' | 'remove' | 'renew' | 'resend' | 'revoke'; user: DialogUser };

interface UserDialogFrame {
  organization: { shortName: string; name: string };
  actions: UserActions;
  /** Roles the actor may give. */
  roles: string[];
  hasMail: boolean;
  open: (view: UserDialogView) => void;
  close: () => void;
  /** After a person was removed, an invitation withdrawn. */
  onGone: (user: DialogUser) => void;
  dismiss: RefObject<(() => void) | null>;
}

export const UserDialogContext = createContext<UserDialogFrame | null>(null);

/** Opens the dialogs of the UserDialogsProvider above, and is what their contents work with. */
export function useUserDialogs(): UserDialogFrame {
  const frame = use(UserDialogContext);
  if (!frame) throw new Error('useUserDialogs needs a UserDialogsProvider above it.');
  return frame;
}

/** What Escape and a press outside mean for the content shown now. */
export function useDismiss(leave: () => void): void {
  const { dismiss } = useUserDialogs();
  useEffect(() => {
    dismiss.current = leave;
    return () => {
      dismiss.current = null;
    };
  });
}
