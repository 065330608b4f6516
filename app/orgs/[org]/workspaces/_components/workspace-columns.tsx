'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { Copy, Ellipsis, Eye, Settings2, Trash2 } from 'lucide-react';
import Link from 'next/link';

import type { DataTableFeatures } from '#components/data-table/table-features.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Tag } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { CutText } from '#components/ui/cut-text.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { Time } from '#components/ui/time.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useWorkspaceDialogs } from '#components/workspaces/workspace-dialog-context.ts';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { plural } from '#lib/format.ts';
import type { WorkspaceRow } from '#lib/workspaces/types.ts';

const helper = createColumnHelper<DataTableFeatures, WorkspaceRow>();
const plain = { enableSorting: false } as const;

function NameCell({ workspace }: { workspace: WorkspaceRow }) {
  const { organization } = useFrame();
  return (
    <>
      <CutText text={workspace.name}>
        <Link
          href={workspaceHref(organization.shortName, workspace.id)}
          prefetch={false}
          className="row-name block truncate font-semibold"
        >
          {workspace.name}
        </Link>
      </CutText>
      {workspace.description ? (
        <span className="block truncate text-caption text-muted">{workspace.description}</span>
      ) : null}
    </>
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
  const toast = useToast();
  const copyId = async () => {
    try {
      await navigator.clipboard.writeText(workspace.id);
      toast('Workspace ID copied');
    } catch {
      toast(`Copying was blocked by the browser. The ID is ${workspace.id}`);
    }
  };
  const href = (page?: string) => (
    <Link href={workspaceHref(organization.shortName, workspace.id, page)} prefetch={false} />
  );
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button kind="quiet" size="small" iconOnly aria-label={`Actions for ${workspace.name}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      <MenuLink icon={Eye} render={href()}>
        Open
      </MenuLink>
      <MenuLink icon={Settings2} render={href('settings/general')}>
        Workspace Settings
      </MenuLink>
      <MenuItem icon={Copy} onSelect={() => void copyId()}>
        Copy Workspace ID
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        reason={workspace.can.delete === true ? undefined : workspace.can.delete}
        onSelect={() => open({ kind: 'delete', workspace })}
      >
        Delete Workspace
      </MenuItem>
    </Menu>
  );
}

export const workspaceColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <NameCell workspace={row.original} />,
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
    id: 'actions',
    ...plain,
    meta: { label: 'Actions', className: 'col-actions on-card', isHeaderHidden: true },
    cell: ({ row }) => <RowMenu workspace={row.original} />,
  }),
]);
