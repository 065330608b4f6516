'use client';

import { createColumnHelper } from '@tanstack/react-table';

import { NameCell } from '#components/data-table/name-cell.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { DeploymentMenu } from '#components/deployments/deployment-menu.tsx';
import { DeploymentStatusBadge } from '#components/deployments/deployment-status-badge.tsx';
import { EXECUTOR_NAMES } from '#components/deployments/words.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Tag } from '#components/ui/badge.tsx';
import { Time } from '#components/ui/time.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import type { DeploymentRow } from '#lib/deployments/types.ts';

const helper = createColumnHelper<DataTableFeatures, DeploymentRow>();
const plain = { enableSorting: false } as const;

function DeploymentName({ deployment }: { deployment: DeploymentRow }) {
  const { organization } = useFrame();
  return (
    <NameCell
      href={deploymentHref(organization.shortName, deployment.workspaceId, deployment.id)}
      name={deployment.name}
      note={deployment.description}
    />
  );
}

export const deploymentColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <DeploymentName deployment={row.original} />,
  }),
  helper.accessor('status', {
    meta: { label: 'Status', className: 'col-status on-card' },
    cell: ({ row }) => <DeploymentStatusBadge status={row.original.status} />,
  }),
  helper.accessor('executor', {
    ...plain,
    meta: { label: 'Executor', className: 'col-role on-card' },
    cell: ({ row }) => (
      <span className="inline-flex max-w-full items-center gap-2 align-top">
        {EXECUTOR_NAMES[row.original.executor]}
        {row.original.isDevelopmentMode ? <Tag>development</Tag> : null}
      </span>
    ),
  }),
  helper.accessor('runtimeVersion', {
    id: 'runtime',
    meta: { label: 'Runtime', className: 'col-time on-card card-start', cardLabel: 'Runtime' },
    cell: ({ row }) => <span className="font-mono text-[12px]">{row.original.runtimeVersion}</span>,
  }),
  helper.accessor('createdAt', {
    id: 'created',
    meta: { label: 'Created', className: 'col-time hide-narrow' },
    cell: ({ row }) => <Time value={row.original.createdAt} mode="date" tabIndex={-1} />,
  }),
  helper.accessor('updatedAt', {
    id: 'updated',
    meta: { label: 'Updated', className: 'col-time on-card card-end', cardLabel: 'Updated' },
    cell: ({ row }) => <Time value={row.original.updatedAt} tabIndex={-1} />,
  }),
  helper.display({
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <DeploymentMenu deployment={row.original} isInRow />,
  }),
]);
