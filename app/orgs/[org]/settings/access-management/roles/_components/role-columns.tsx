'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { Eye, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { NameCell } from '#components/data-table/name-cell.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { roleHref } from '#components/roles/role-href.ts';
import { SCOPE_WORDS } from '#components/roles/role-words.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { CutText } from '#components/ui/cut-text.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { Time } from '#components/ui/time.tsx';
import { holdersInWords, isHeld } from '#lib/roles/holder-words.ts';
import type { RoleRow } from '#lib/roles/types.ts';

import { useRoleDialogs } from './role-dialogs.tsx';

const helper = createColumnHelper<DataTableFeatures, RoleRow>();

function RoleName({ role }: { role: RoleRow }) {
  const { organization } = useFrame();
  return (
    <NameCell
      href={roleHref(organization.shortName, role.id)}
      name={role.name}
      note={role.description}
      isNoteOnCard={false}
    />
  );
}

function restrictedWords({ restrictedWorkspaces }: RoleRow): string {
  return restrictedWorkspaces.length === 0 ? 'None' : restrictedWorkspaces.map(({ name }) => name).join(', ');
}

function RowMenu({ role }: { role: RoleRow }) {
  const { organization } = useFrame();
  const { open } = useRoleDialogs();
  return (
    <ActionsMenu name={role.name}>
      <MenuLink icon={Eye} render={<Link href={roleHref(organization.shortName, role.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <MenuItem icon={Pencil} can={role.can.edit} onSelect={() => open({ kind: 'edit', roleId: role.id })}>
        Edit Role
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" can={role.can.delete} onSelect={() => open({ kind: 'delete', role })}>
        Delete Role
      </MenuItem>
    </ActionsMenu>
  );
}

export const roleColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <RoleName role={row.original} />,
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
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <RowMenu role={row.original} />,
  }),
]);
