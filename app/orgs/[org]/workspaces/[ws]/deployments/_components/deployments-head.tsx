'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';
import { useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';

/** Breadcrumbs, heading and sentence; `total` is null while unknown. */
export function DeploymentsHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  const crumbs = useWorkspaceCrumbs();
  return (
    <PageHead
      crumbs={[...crumbs, { label: 'Deployments' }]}
      title="Deployments"
      lead={
        <Lead total={total} what="Deployment">
          The Airflow environments of this Workspace.
        </Lead>
      }
      actions={actions}
    />
  );
}
