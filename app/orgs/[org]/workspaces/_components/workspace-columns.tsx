'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { Eye, Settings2, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { NameCell } from '#components/data-table/name-cell.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { Tag } from '#components/ui/badge.tsx';
import { CopyIdItem } from '#components/ui/copy-id-item.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { Time } from '#components/ui/time.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useWorkspaceDialogs } from '#components/workspaces/workspace-dialog-context.ts';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { plural } from '#lib/format.ts';
import type { WorkspaceRow } from '#lib/workspaces/types.ts';

const helper = createColumnHelper<DataTableFeatures, WorkspaceRow>();
const plain = { enableSorting: false } as const;

function WorkspaceName({ workspace }: { workspace: WorkspaceRow }) {
  const { organization } = useFrame();
  return (
    <NameCell
      href={workspaceHref(organization.shortName, workspace.id)}
      name={workspace.name}
      note={workspace.description}
    />
  );
}

function RoleCell({ workspace }: { workspace: WorkspaceRow }) {
  const { role, roleVia } = workspace;
  if (role === null) {
    return (
      <Tooltip content="You have roles on Deployments in it, not on the Workspace itself.">
        <span tabIndex={-1} className="text-muted">
          Deployments only
        </span>
      </Tooltip>
    );
  }
  const name = <span>{role.replace(/^Workspace /, '')}</span>;
  if (roleVia === null) return name;
  return (
    <Tooltip content={`${role}, through ${roleVia}`}>
      <span tabIndex={-1} className="inline-flex max-w-full items-center gap-2 rounded-control align-top">
        {name}
        <Tag>{roleVia.replace(/^Organization Owner$/, 'inherited')}</Tag>
      </span>
    </Tooltip>
  );
}

function RowMenu({ workspace }: { workspace: WorkspaceRow }) {
  const { organization, open } = useWorkspaceDialogs();
  const href = (page?: string) => (
    <Link href={workspaceHref(organization.shortName, workspace.id, page)} prefetch={false} />
  );
  return (
    <ActionsMenu name={workspace.name}>
      <MenuLink icon={Eye} render={href()}>
        Open
      </MenuLink>
      <MenuLink icon={Settings2} render={href('settings/general')}>
        Workspace Settings
      </MenuLink>
      <CopyIdItem what="Workspace" id={workspace.id} />
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        can={workspace.can.delete}
        onSelect={() => open({ kind: 'delete', workspace })}
      >
        Delete Workspace
      </MenuItem>
    </ActionsMenu>
  );
}

export const workspaceColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <WorkspaceName workspace={row.original} />,
  }),
  helper.accessor('deploymentCount', {
    id: 'deployments',
    meta: { label: 'Deployments', className: 'col-count on-card card-start' },
    cell: ({ row }) => (
      <>
        <span className="max-sm:hidden">{row.original.deploymentCount}</span>
        <span className="sm:hidden">{plural(row.original.deploymentCount, 'Deployment')}</span>
      </>
    ),
  }),
  helper.accessor('role', {
    ...plain,
    meta: { label: 'Your role', className: 'col-role on-card card-end' },
    cell: ({ row }) => <RoleCell workspace={row.original} />,
  }),
  helper.accessor('isCicdEnforcedDefault', {
    ...plain,
    meta: { label: 'CI/CD', className: 'col-time hide-narrow' },
    cell: ({ row }) => (row.original.isCicdEnforcedDefault ? 'Enforced' : <span className="text-muted">Off</span>),
  }),
  helper.accessor('createdAt', {
    id: 'created',
    meta: { label: 'Created', className: 'col-time hide-narrow' },
    cell: ({ row }) => <Time value={row.original.createdAt} mode="date" tabIndex={-1} />,
  }),
  helper.accessor('updatedAt', {
    id: 'updated',
    meta: { label: 'Updated', className: 'col-time' },
    cell: ({ row }) => <Time value={row.original.updatedAt} tabIndex={-1} />,
  }),
  helper.display({
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <RowMenu workspace={row.original} />,
  }),
]);
