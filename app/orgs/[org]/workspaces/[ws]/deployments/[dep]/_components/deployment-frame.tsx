'use client';

import { FileUp, Pencil } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { useDeploymentDialogs, type DeploymentActions } from '#components/deployments/deployment-dialog-context.ts';
import { DeploymentDialogsProvider } from '#components/deployments/deployment-dialogs.tsx';
import { DeploymentMenu } from '#components/deployments/deployment-menu.tsx';
import { DeploymentStatusBadge } from '#components/deployments/deployment-status-badge.tsx';
import { EXECUTOR_NAMES } from '#components/deployments/words.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Breadcrumbs } from '#components/shell/page-head.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dot } from '#components/ui/dot.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { deploymentHref, workspaceHref } from '#components/workspaces/workspace-href.ts';
import { useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';
import type { DeploymentDetails } from '#lib/deployments/types.ts';

interface DeploymentFrameProps {
  deployment: DeploymentDetails;
  actions: DeploymentActions;
  children: ReactNode;
}

const ONE_TOKEN = /\/access\/api-tokens\/[^/]+/;

/** What all tabs of a Deployment share: its head, its tabs and its dialogs. */
export function DeploymentFrame({ deployment, actions, children }: DeploymentFrameProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const isOneToken = ONE_TOKEN.test(usePathname());
  const { id, workspaceId } = deployment;
  const list = workspaceHref(organization.shortName, workspaceId);
  const hrefOf = (page?: string) => deploymentHref(organization.shortName, workspaceId, id, page);
  // One of its tokens is a page of its own, with a head and tabs of its own.
  if (isOneToken) return children;
  return (
    <DeploymentDialogsProvider actions={actions} onDeleted={() => router.push(list)}>
      <DeploymentHead deployment={deployment} />
      <TabLinks
        label="Deployment"
        tabs={[
          { label: 'Overview', href: hrefOf() },
          ...(deployment.pages.users ? [{ label: 'Users', href: hrefOf('access/users') }] : []),
          ...(deployment.pages.teams ? [{ label: 'Teams', href: hrefOf('access/teams') }] : []),
          ...(deployment.pages.apiTokens ? [{ label: 'API Tokens', href: hrefOf('access/api-tokens') }] : []),
        ]}
      />
      {children}
    </DeploymentDialogsProvider>
  );
}

function DeploymentHead({ deployment }: { deployment: DeploymentDetails }) {
  const { organization } = useFrame();
  const crumbs = useWorkspaceCrumbs();
  const { open } = useDeploymentDialogs();
  const { can, workspaceId } = deployment;
  const isUntouched = deployment.updatedAt.getTime() === deployment.createdAt.getTime();
  useShortcut('e', 'Edit this Deployment', () => {
    if (can.update === true) open({ kind: 'edit', deployment });
  });
  return (
    <>
      <Breadcrumbs
        crumbs={[
          ...crumbs,
          { label: 'Deployments', href: workspaceHref(organization.shortName, workspaceId) },
          { label: deployment.name },
        ]}
      />
      <div className="clear-both mt-2 mb-2 flex flex-wrap items-start gap-2 max-sm:mt-4">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1
              tabIndex={-1}
              className="min-w-0 text-page font-semibold tracking-[-0.02em] wrap-anywhere outline-hidden"
            >
              {deployment.name}
            </h1>
            <DeploymentStatusBadge status={deployment.status} />
          </div>
          {deployment.description && (
            <p className="mt-1 text-muted wrap-anywhere whitespace-pre-line">{deployment.description}</p>
          )}
          <div className="mt-2 flex flex-wrap items-center text-caption text-muted max-sm:gap-x-4">
            <span className="inline-flex items-center">
              ID&nbsp;<span className="font-mono wrap-anywhere">{deployment.id}</span>
              <CopyButton
                iconOnly
                size="small"
                className="relative -my-2 -me-1.5 max-sm:-my-3.5 max-sm:-me-3.5"
                text={deployment.id}
                label="Copy Deployment ID"
                announce="Deployment ID copied"
              />
            </span>
            <Dot />
            <span>
              Runtime <span className="font-mono">{deployment.runtimeVersion}</span>
            </span>
            <Dot />
            {EXECUTOR_NAMES[deployment.executor]} executor
            <Dot />
            <span>
              {isUntouched ? 'created' : 'updated'} <Time value={deployment.updatedAt} />
            </span>
          </div>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:basis-full max-sm:*:not-last:flex-1">
          <CanButton can={can.update} onClick={() => open({ kind: 'edit', deployment })}>
            <Icon of={Pencil} className="max-sm:hidden" />
            Edit Deployment
          </CanButton>
          <CanButton can={can.update} onClick={() => open({ kind: 'file', deployment })}>
            <Icon of={FileUp} className="max-sm:hidden" />
            Update from file
          </CanButton>
          <DeploymentMenu deployment={deployment} isInRow={false} />
        </div>
      </div>
    </>
  );
}
