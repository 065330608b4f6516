'use client';

import type { ReactNode } from 'react';

import { Lead } from '#components/shell/lead.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

/** Breadcrumb, heading and sentence; `total` is null while unknown. */
export function WorkspacesHead({ total, actions }: { total: number | null; actions?: ReactNode }) {
  return (
    <PageHead
      crumbs={[{ label: 'Workspaces' }]}
      title="Workspaces"
      lead={
        <Lead total={total} what="Workspace">
          Teams keep their Deployments, members and tokens in Workspaces.
        </Lead>
      }
      actions={actions}
    />
  );
}
