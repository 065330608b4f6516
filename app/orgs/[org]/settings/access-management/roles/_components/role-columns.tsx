'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { Ellipsis, Eye, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';

import type { DataTableFeatures } from '#components/data-table/table-features.ts';
import { roleHref } from '#components/roles/role-href.ts';
import { SCOPE_WORDS } from '#components/roles/role-words.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { CutText } from '#components/ui/cut-text.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { Time } from '#components/ui/time.tsx';
import { holdersInWords, isHeld } from '#lib/roles/holder-words.ts';
import type { RoleRow } from '#lib/roles/types.ts';

import { useRoleDialogs } from './role-dialogs.tsx';

const helper = createColumnHelper<DataTableFeatures, RoleRow>();

function NameCell({ role }: { role: RoleRow }) {
  const { organization } = useFrame();
  return (
    <>
      <CutText text={role.name}>
        <Link
          href={roleHref(organization.shortName, role.id)}
          prefetch={false}
          className="row-name block truncate font-semibold"
        >
          {role.name}
        </Link>
      </CutText>
      {role.description ? (
        <span className="block truncate text-caption text-muted max-sm:hidden">{role.description}</span>
      ) : null}
    </>
  );
}

function restrictedWords({ restrictedWorkspaces }: RoleRow): string {
  return restrictedWorkspaces.length === 0 ? 'None' : restrictedWorkspaces.map(({ name }) => name).join(', ');
}

function RowMenu({ role }: { role: RoleRow }) {
  const { organization } = useFrame();
  const { open } = useRoleDialogs();
  const reason = (can: RoleRow['can']['edit']) => (can === true ? undefined : can);
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button kind="quiet" size="small" iconOnly aria-label={`Actions for ${role.name}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      <MenuLink icon={Eye} render={<Link href={roleHref(organization.shortName, role.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <MenuItem icon={Pencil} reason={reason(role.can.edit)} onSelect={() => open({ kind: 'edit', roleId: role.id })}>
        Edit Role
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        reason={reason(role.can.delete)}
        onSelect={() => open({ kind: 'delete', role })}
      >
        Delete Role
      </MenuItem>
    </Menu>
  );
}

export const roleColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <NameCell role={row.original} />,
  }),
  helper.accessor('scope', {
    meta: { label: 'Scope', className: 'col-time on-card card-start' },
    cell: ({ row }) => SCOPE_WORDS[row.original.scope],
  }),
  helper.accessor((role) => role.permissions.length, {
    id: 'permissions',
    meta: { label: 'Permissions', className: 'col-time on-card card-end', cardLabel: 'Permissions' },
    cell: ({ row }) => row.original.permissions.length,
  }),
  helper.accessor('usedBy', {
    meta: { label: 'Used by', className: 'col-role on-card card-line', cardLabel: 'Used by' },
    cell: ({ row }) => {
      const { usedBy } = row.original;
      return isHeld(usedBy) ? holdersInWords(usedBy) : <span className="text-muted">Nobody</span>;
    },
  }),
  helper.accessor('restrictedWorkspaces', {
    id: 'restricted',
    enableSorting: false,
    meta: { label: 'Restricted Workspaces', className: 'col-role hide-narrow' },
    cell: ({ row }) => (
      <CutText text={restrictedWords(row.original)}>
        <span className="block truncate text-muted">{restrictedWords(row.original)}</span>
      </CutText>
    ),
  }),
  helper.accessor('updatedAt', {
    id: 'updated',
    meta: { label: 'Updated', className: 'col-time' },
    cell: ({ row }) => <Time value={row.original.updatedAt} tabIndex={-1} />,
  }),
  helper.display({
    id: 'actions',
    enableSorting: false,
    meta: { label: 'Actions', className: 'col-actions on-card', isHeaderHidden: true },
    cell: ({ row }) => <RowMenu role={row.original} />,
  }),
]);
