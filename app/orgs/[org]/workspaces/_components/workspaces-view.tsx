'use client';

import { FolderPlus, Folders, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { useRowFocus } from '#components/data-table/use-row-focus.ts';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useWorkspaceDialogs, type WorkspaceActions } from '#components/workspaces/workspace-dialog-context.ts';
import { WorkspaceDialogsProvider } from '#components/workspaces/workspace-dialogs.tsx';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import type { ActionResult } from '#lib/result.ts';
import type { WorkspacePage } from '#lib/workspaces/list-workspaces.ts';
import type { Can } from '#lib/workspaces/types.ts';

import { WORKSPACES } from '../search-params.ts';
import { workspaceColumns } from './workspace-columns.tsx';
import { WorkspacesHead } from './workspaces-head.tsx';

interface WorkspacesViewProps {
  listing: ActionResult<WorkspacePage>;
  answered: ListQueryBase;
  actions: WorkspaceActions;
}

const NO_ROWS: WorkspacePage['rows'] = [];

/** The list of Workspaces with its head and dialogs. */
export function WorkspacesView({ listing, answered, actions }: WorkspacesViewProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const page = listing.ok ? listing.data : null;
  const { deleted } = useRowFocus(page?.rows ?? NO_ROWS);
  return (
    <WorkspaceDialogsProvider
      actions={actions}
      onDeleted={(workspace) => {
        deleted(workspace);
        router.refresh();
      }}
    >
      <WorkspacesHead
        total={page && !page.isEmpty ? page.total : null}
        actions={page && !page.isEmpty ? <AddWorkspaceButton can={page.canCreate} /> : null}
      />
      <ListView
        list={WORKSPACES}
        listing={listing}
        answered={answered}
        columns={workspaceColumns}
        placeholder="Search name, description or ID"
        empty={<NoWorkspaces can={page?.canCreate ?? true} />}
        rowHref={(workspace) => workspaceHref(organization.shortName, workspace.id)}
      />
    </WorkspaceDialogsProvider>
  );
}

function AddWorkspaceButton({ can }: { can: Can }) {
  const { open } = useWorkspaceDialogs();
  useShortcut('c', 'Add Workspace', () => {
    if (can === true) open({ kind: 'create' });
  });
  return (
    <CanButton kind="primary" can={can} onClick={() => open({ kind: 'create' })}>
      <Icon of={Plus} />
      Add Workspace
    </CanButton>
  );
}

function NoWorkspaces({ can }: { can: Can }) {
  const isHelpless = can !== true;
  return (
    <EmptyState
      icon={isHelpless ? Folders : FolderPlus}
      title="No Workspaces yet"
      actions={isHelpless ? null : <AddWorkspaceButton can={can} />}
    >
      {isHelpless
        ? 'You have no role in any Workspace. Ask an Organization Owner to add you to one.'
        : 'Add a Workspace to give a team its own Deployments, members and tokens.'}
    </EmptyState>
  );
}
