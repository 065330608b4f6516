'use client';

import { useRouter } from 'next/navigation';
import { useMemo, type ReactNode } from 'react';

import { DialogHost, useDialogState } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';

import { EditUserView } from './edit-user-view.tsx';
import { RenewInviteView, RevokeInviteView } from './invite-link-views.tsx';
import { InviteResults } from './invite-results.tsx';
import { InviteView } from './invite-view.tsx';
import { RemoveUserView } from './remove-user-view.tsx';
import { UserDialogContext, type DialogUser, type UserActions, type UserDialogView } from './user-dialog-context.ts';

interface UserDialogsProviderProps {
  actions: UserActions;
  roles: string[];
  hasMail: boolean;
  /** After a person was removed or an invitation withdrawn; without it the page is read again. */
  onGone?: (user: DialogUser) => void;
  children: ReactNode;
}

/** Mount once per page, around everything that opens a dialog about people. */
export function UserDialogsProvider({ actions, roles, hasMail, onGone, children }: UserDialogsProviderProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const state = useDialogState<UserDialogView>();
  const { open, view } = state;
  const dialogs = useMemo(
    () => ({ organization, actions, roles, hasMail, open, onGone: onGone ?? (() => router.refresh()) }),
    [organization, actions, roles, hasMail, open, onGone, router],
  );
  const isAlert = view?.kind === 'remove' || view?.kind === 'revoke';
  return (
    <UserDialogContext value={dialogs}>
      {children}
      <DialogHost state={state} role={isAlert ? 'alertdialog' : 'dialog'} size={isAlert ? 'small' : 'normal'}>
        {contentOf}
      </DialogHost>
    </UserDialogContext>
  );
}

function contentOf(view: UserDialogView): ReactNode {
  switch (view.kind) {
    case 'invite':
      return <InviteView />;
    case 'results':
      return <InviteResults {...view} />;
    case 'edit':
      return <EditUserView user={view.user} />;
    case 'remove':
      return <RemoveUserView user={view.user} />;
    case 'renew':
    case 'resend':
      return <RenewInviteView user={view.user} kind={view.kind} />;
    case 'revoke':
      return <RevokeInviteView user={view.user} />;
  }
}
