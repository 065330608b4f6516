'use client';

import { useRouter } from 'next/navigation';
import { useMemo, type ReactNode } from 'react';

import { DialogHost, useDialogState } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';

import { CreateWorkspaceView } from './create-workspace-view.tsx';
import { DeleteWorkspaceView } from './delete-workspace-view.tsx';
import { WorkspaceDialogContext, type WorkspaceActions, type WorkspaceDialogView } from './workspace-dialog-context.ts';

interface WorkspaceDialogsProviderProps {
  actions: WorkspaceActions;
  /** After a Workspace was deleted; without it the page is read again. */
  onDeleted?: (workspace: { id: string; name: string }) => void;
  children: ReactNode;
}

/** Mount once per page, around everything that opens a dialog about Workspaces. */
export function WorkspaceDialogsProvider({ actions, onDeleted, children }: WorkspaceDialogsProviderProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const state = useDialogState<WorkspaceDialogView>();
  const { open, view } = state;
  const dialogs = useMemo(
    () => ({ organization, actions, open, onDeleted: onDeleted ?? (() => router.refresh()) }),
    [organization, actions, open, onDeleted, router],
  );
  const isAlert = view?.kind === 'delete';
  return (
    <WorkspaceDialogContext value={dialogs}>
      {children}
      <DialogHost state={state} role={isAlert ? 'alertdialog' : 'dialog'} size={isAlert ? 'small' : 'normal'}>
        {(shown) => (shown.kind === 'create' ? <CreateWorkspaceView /> : <DeleteWorkspaceView {...shown} />)}
      </DialogHost>
    </WorkspaceDialogContext>
  );
}
