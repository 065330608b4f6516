'use client';

import { Boxes, FileUp, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { useRowFocus } from '#components/data-table/use-row-focus.ts';
import { useDeploymentDialogs, type DeploymentActions } from '#components/deployments/deployment-dialog-context.ts';
import { DeploymentDialogsProvider } from '#components/deployments/deployment-dialogs.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import type { DeploymentPage } from '#lib/deployments/list-deployments.ts';
import type { ActionResult } from '#lib/result.ts';
import type { Can } from '#lib/workspaces/types.ts';

import { DEPLOYMENTS } from '../search-params.ts';
import { deploymentColumns } from './deployment-columns.tsx';
import { DeploymentsHead } from './deployments-head.tsx';

interface DeploymentsViewProps {
  listing: ActionResult<DeploymentPage>;
  answered: ListQueryBase;
  actions: DeploymentActions;
}

const NO_ROWS: DeploymentPage['rows'] = [];

/** The list of a Workspace's Deployments with its head and dialogs. */
export function DeploymentsView({ listing, answered, actions }: DeploymentsViewProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const page = listing.ok ? listing.data : null;
  const { deleted } = useRowFocus(page?.rows ?? NO_ROWS);
  return (
    <DeploymentDialogsProvider
      actions={actions}
      onDeleted={(deployment) => {
        deleted(deployment);
        router.refresh();
      }}
    >
      <DeploymentsHead
        total={page && !page.isEmpty ? page.total : null}
        actions={page && !page.isEmpty ? <CreateButtons can={page.canCreate} /> : null}
      />
      <ListView
        list={DEPLOYMENTS}
        listing={listing}
        answered={answered}
        columns={deploymentColumns}
        placeholder="Search name, description or ID"
        empty={<NoDeployments can={page?.canCreate ?? true} />}
        rowHref={({ id, workspaceId }) => deploymentHref(organization.shortName, workspaceId, id)}
      />
    </DeploymentDialogsProvider>
  );
}

function CreateButtons({ can }: { can: Can }) {
  const { open } = useDeploymentDialogs();
  useShortcut('c', 'Create Deployment', () => {
    if (can === true) open({ kind: 'create' });
  });
  return (
    <div className="flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:*:flex-1">
      <CanButton can={can} onClick={() => open({ kind: 'file', deployment: null })}>
        <Icon of={FileUp} />
        Create from file
      </CanButton>
      <CanButton kind="primary" can={can} onClick={() => open({ kind: 'create' })}>
        <Icon of={Plus} />
        Create Deployment
      </CanButton>
    </div>
  );
}

function NoDeployments({ can }: { can: Can }) {
  return (
    <EmptyState icon={Boxes} title="No Deployments yet" actions={can === true ? <CreateButtons can={can} /> : null}>
      {can === true
        ? 'Create one by its name, or from a Deployment file that you keep with your code.'
        : 'A Workspace Operator can create Deployments here.'}
    </EmptyState>
  );
}
