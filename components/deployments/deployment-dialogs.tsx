'use client';

import { useRouter } from 'next/navigation';
import { useMemo, type ReactNode } from 'react';

import { DialogHost, useDialogState } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useWorkspace } from '#components/workspaces/workspace-shell.tsx';

import { CreateDeploymentView } from './create-deployment-view.tsx';
import { DeleteDeploymentView } from './delete-deployment-view.tsx';
import {
  DeploymentDialogContext,
  type DeploymentActions,
  type DeploymentDialogView,
} from './deployment-dialog-context.ts';
import { EditDeploymentView } from './edit-deployment-view.tsx';
import { FileView } from './file-view.tsx';

interface DeploymentDialogsProviderProps {
  actions: DeploymentActions;
  /** After a Deployment was deleted; without it the page is read again. */
  onDeleted?: (deployment: { id: string; name: string }) => void;
  children: ReactNode;
}

/** Mount once per page, around everything that opens a dialog about Deployments. */
export function DeploymentDialogsProvider({ actions, onDeleted, children }: DeploymentDialogsProviderProps) {
  const { organization } = useFrame();
  const { id: workspaceId } = useWorkspace();
  const router = useRouter();
  const state = useDialogState<DeploymentDialogView>();
  const { open, view } = state;
  const dialogs = useMemo(
    () => ({ organization, workspaceId, actions, open, onDeleted: onDeleted ?? (() => router.refresh()) }),
    [organization, workspaceId, actions, open, onDeleted, router],
  );
  const isAlert = view?.kind === 'delete';
  return (
    <DeploymentDialogContext value={dialogs}>
      {children}
      <DialogHost state={state} role={isAlert ? 'alertdialog' : 'dialog'} size={isAlert ? 'small' : 'normal'}>
        {contentOf}
      </DialogHost>
    </DeploymentDialogContext>
  );
}

function contentOf(view: DeploymentDialogView): ReactNode {
  switch (view.kind) {
    case 'create':
      return <CreateDeploymentView />;
    case 'edit':
      return <EditDeploymentView deployment={view.deployment} />;
    case 'delete':
      return <DeleteDeploymentView deployment={view.deployment} />;
    case 'file':
      return <FileView deployment={view.deployment} />;
  }
}
