'use client';

import { useRouter } from 'next/navigation';

import { PageHead } from '#components/shell/page-head.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Time } from '#components/ui/time.tsx';
import { useWorkspaceDialogs, type WorkspaceActions } from '#components/workspaces/workspace-dialog-context.ts';
import { WorkspaceDialogsProvider } from '#components/workspaces/workspace-dialogs.tsx';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';
import { plural } from '#lib/format.ts';
import type { WorkspaceDetails } from '#lib/workspaces/types.ts';

import { WorkspaceForm } from './workspace-form.tsx';

/** `General`: what the Workspace is called, its defaults, and its end. */
export function WorkspaceGeneral({ workspace, actions }: { workspace: WorkspaceDetails; actions: WorkspaceActions }) {
  const { organization } = useFrame();
  const router = useRouter();
  const crumbs = useWorkspaceCrumbs();
  return (
    <WorkspaceDialogsProvider actions={actions} onDeleted={() => router.push(workspaceHref(organization.shortName))}>
      <PageHead
        crumbs={[...crumbs, { label: 'Workspace Settings' }, { label: 'General' }]}
        title="General"
        lead="What this Workspace is called, and what its new Deployments start with."
      />
      <div className="mb-6 grid max-w-180 gap-4">
        <Card title="Workspace">
          <WorkspaceForm workspace={workspace} />
        </Card>
        <Card title="Facts">
          <dl className="px-4 py-2">
            <div className="grid grid-cols-[120px_minmax(0,1fr)] gap-3 py-1.5">
              <dt className="text-muted">Workspace ID</dt>
              <dd className="flex min-w-0 items-center gap-1 font-mono text-caption wrap-anywhere">
                {workspace.id}
                <CopyButton
                  iconOnly
                  size="small"
                  className="-my-2"
                  text={workspace.id}
                  label="Copy Workspace ID"
                  announce="Workspace ID copied"
                />
              </dd>
            </div>
            <Fact label="Created" at={workspace.createdAt} by={workspace.createdBy.label} />
            <Fact label="Updated" at={workspace.updatedAt} by={workspace.updatedBy.label} />
          </dl>
        </Card>
        <DangerZone workspace={workspace} />
      </div>
    </WorkspaceDialogsProvider>
  );
}

function Fact({ label, at, by }: { label: string; at: Date; by: string }) {
  return (
    <div className="grid grid-cols-[120px_minmax(0,1fr)] gap-3 py-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        <Time value={at} mode="date" /> <span className="text-muted">by {by}</span>
      </dd>
    </div>
  );
}

function whatGoes({ allDeployments, tokenCount }: WorkspaceDetails): string {
  if (allDeployments > 0) {
    return `It has ${plural(allDeployments, 'Deployment')}. Delete ${allDeployments === 1 ? 'it' : 'them'} first.`;
  }
  const tokens = tokenCount > 0 ? `${plural(tokenCount, 'API token')} of its own and all` : 'All';
  return `${tokens} roles in it go with it. It cannot be recovered.`;
}

function DangerZone({ workspace }: { workspace: WorkspaceDetails }) {
  const { open } = useWorkspaceDialogs();
  const sentence = whatGoes(workspace);
  const can = workspace.can.delete === true && workspace.allDeployments > 0 ? sentence : workspace.can.delete;
  return (
    <Card title="Danger zone">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
        <p className="min-w-0 flex-1 basis-60">{sentence}</p>
        <CanButton kind="danger-quiet" can={can} onClick={() => open({ kind: 'delete', workspace })}>
          Delete Workspace
        </CanButton>
      </div>
    </Card>
  );
}
