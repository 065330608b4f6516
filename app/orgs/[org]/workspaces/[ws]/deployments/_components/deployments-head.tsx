'use client';

import type { ReactNode } from 'react';

import { PageHead } from '#components/shell/page-head.tsx';
import { useWorkspaceCrumbs } from '#components/workspaces/workspace-shell.tsx';
import { plural } from '#lib/format.ts';

/** Breadcrumbs, heading and sentence; `total` is null while unknown. */
export function DeploymentsHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  const crumbs = useWorkspaceCrumbs();
  return (
    <PageHead
      crumbs={[...crumbs, { label: 'Deployments' }]}
      title="Deployments"
      lead={
        <>
          The Airflow environments of this Workspace.
          {total === null ? null : (
            <>
              <span aria-hidden className="mx-2 text-control">
                ·
              </span>
              <span className="whitespace-nowrap tabular-nums">{plural(total, 'Deployment')}</span>
            </>
          )}
        </>
      }
      actions={actions}
    />
  );
}
