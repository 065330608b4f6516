'use client';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { plural } from '#lib/format.ts';
import type { WorkspaceRow } from '#lib/workspaces/types.ts';

import { useWorkspaceDialogs } from './workspace-dialog-context.ts';

/** `Delete this Workspace?`: typed, because nothing brings it back. */
export function DeleteWorkspaceView({ workspace }: { workspace: WorkspaceRow }) {
  const { organization, actions, onDeleted } = useWorkspaceDialogs();
  const toast = useToast();
  const count = workspace.deploymentCount;
  return (
    <ConfirmView
      title="Delete this Workspace?"
      confirmLabel="Yes, Continue"
      pendingLabel="Deleting…"
      typed
      action={() => actions.remove(organization.shortName, { workspaceId: workspace.id })}
      onDone={() => {
        onDeleted(workspace);
        toast(`Workspace ${workspace.name} deleted`);
      }}
    >
      <p className="font-semibold wrap-anywhere">{workspace.name}</p>
      {count > 0 ? (
        <Notice tone="warn">
          {`It has ${plural(count, 'Deployment')}. Delete ${count === 1 ? 'it' : 'them'} first.`}
        </Notice>
      ) : null}
      <p>
        Its own API tokens are deleted, and users, Teams and other tokens lose their roles in it. A deleted Workspace
        cannot be recovered.
      </p>
    </ConfirmView>
  );
}
