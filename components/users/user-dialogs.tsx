'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

import { EditUserView } from './edit-user-view.tsx';
import { RenewInviteView, RevokeInviteView } from './invite-link-views.tsx';
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
  const dismiss = useRef<(() => void) | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<{ id: number; view: UserDialogView } | null>(null);

  const open = useCallback((view: UserDialogView) => {
    setShown((last) => ({ id: (last?.id ?? 0) + 1, view }));
    setOpen(true);
  }, []);
  const frame = useMemo(
    () => ({
      organization,
      actions,
      roles,
      hasMail,
      open,
      close: () => setOpen(false),
      onGone: onGone ?? (() => router.refresh()),
      dismiss,
    }),
    [organization, actions, roles, hasMail, open, onGone, router],
  );
  const kind = shown?.view.kind;
  const isAlert = kind === 'remove' || kind === 'revoke';
  return (
    <UserDialogContext value={frame}>
      {children}
      <Dialog
        open={isOpen}
        role={isAlert ? 'alertdialog' : 'dialog'}
        size={isAlert ? 'small' : 'normal'}
        onDismiss={() => (dismiss.current ?? frame.close)()}
        // A link must not outlive the dialog it was shown in.
        onClosed={() => setShown(null)}
      >
        {shown && <View key={shown.id} view={shown.view} />}
      </Dialog>
    </UserDialogContext>
  );
}

function View({ view }: { view: UserDialogView }) {
  switch (view.kind) {
    case 'invite':
      return <InviteView />;
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
