'use client';

import type { ReactNode } from 'react';

import { PageHead } from '#components/shell/page-head.tsx';
import { plural } from '#lib/format.ts';

/** Breadcrumb, heading and sentence; `total` is null while unknown. */
export function WorkspacesHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  return (
    <PageHead
      crumbs={[{ label: 'Workspaces' }]}
      title="Workspaces"
      lead={
        <>
          Teams keep their Deployments, members and tokens in Workspaces.
          {total === null ? null : (
            <>
              <span aria-hidden className="mx-2 text-control">
                ·
              </span>
              <span className="whitespace-nowrap tabular-nums">{plural(total, 'Workspace')}</span>
            </>
          )}
        </>
      }
      actions={actions}
    />
  );
}
