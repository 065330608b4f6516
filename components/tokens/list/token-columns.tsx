'use client';

import { createColumnHelper } from '@tanstack/react-table';

import { SelectCell } from '#components/data-table/select-column.tsx';
import type { DataTableFeatures } from '#components/data-table/table-features.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import {
  CreatedCell,
  ExpiresCell,
  LastUsedCell,
  MomentCell,
  NameCell,
  ProfileLine,
  RoleCell,
  ShortTokenCell,
  StatusCell,
  TextCell,
} from './token-cells.tsx';
import { belongsToLabel, PLACE_WORDS } from './place-words.ts';
import { TokenRowMenu } from './token-row-menu.tsx';

const helper = createColumnHelper<DataTableFeatures, TokenRow>();

type Scope = TokenRow['scope'];

const SCOPES = { ORGANIZATION: 'Organization', WORKSPACE: 'Workspace', DEPLOYMENT: 'Deployment' } as const;

/** A column that neither hides nor sorts; the ids of sortable ones are the URL's sort keys. */
const fixed = { enableHiding: false, enableSorting: false } as const;
const plain = { enableSorting: false } as const;

const roleColumn = (scope: Scope) =>
  helper.accessor((token) => token.placeRole ?? token.role, {
    id: 'role',
    meta: {
      label: PLACE_WORDS[scope].roleColumn,
      className: scope === 'ORGANIZATION' ? 'col-role on-card' : 'col-role is-plain on-card',
    },
    cell: ({ row }) => <RoleCell token={row.original} />,
  });

/** Only where tokens of several homes meet. */
const belongsToColumn = (scope: Scope) =>
  helper.accessor((token) => belongsToLabel(token, scope), {
    id: 'belongsTo',
    ...plain,
    meta: { label: 'Belongs to', className: 'col-home on-card card-line', cardLabel: 'Belongs to' },
    cell: ({ getValue }) => getValue(),
  });

const columnsFor = (scope: Scope) =>
  helper.columns([
    helper.display({
      id: 'select',
      ...fixed,
      meta: { label: 'Select', className: 'col-check on-card' },
      cell: ({ row }) => <SelectCell row={row} name={row.original.name} />,
    }),
    helper.accessor('name', {
      enableHiding: false,
      meta: { label: 'Name', className: 'col-name on-card' },
      cell: ({ row }) => <NameCell token={row.original} />,
    }),
    helper.accessor('status', {
      ...plain,
      meta: { label: 'Status', className: 'col-status on-card' },
      cell: ({ row }) => <StatusCell token={row.original} />,
    }),
    helper.accessor('shortToken', {
      id: 'token',
      ...plain,
      meta: { label: 'Token', className: 'col-token' },
      cell: ({ row }) => <ShortTokenCell token={row.original} />,
    }),
    roleColumn(scope),
    ...(scope === 'ORGANIZATION' ? [] : [belongsToColumn(scope)]),
    helper.accessor('endAt', {
      id: 'expires',
      meta: { label: 'Expires', className: 'col-time on-card card-start', cardLabel: 'Expires' },
      cell: ({ row }) => <ExpiresCell token={row.original} />,
    }),
    helper.accessor('lastUsedAt', {
      id: 'lastUsed',
      meta: { label: 'Last used', className: 'col-time on-card card-end', cardLabel: 'Last used' },
      cell: ({ row }) => <LastUsedCell token={row.original} />,
    }),
    helper.accessor('createdAt', {
      id: 'created',
      meta: { label: 'Created', className: 'col-created' },
      cell: ({ row }) => <CreatedCell token={row.original} />,
    }),
    helper.accessor('id', {
      id: 'tokenId',
      ...plain,
      meta: { label: 'Token ID', className: 'col-wide', extraWidth: 232 },
      cell: ({ row }) => (
        <span className="flex items-center gap-1">
          <code className="truncate font-mono text-[12px]">{row.original.id}</code>
          <CopyButton
            text={row.original.id}
            label={`Copy token ID of ${row.original.name}`}
            announce="Token ID copied"
            size="small"
            iconOnly
          />
        </span>
      ),
    }),
    helper.accessor('description', {
      ...plain,
      meta: { label: 'Description', className: 'col-wide', extraWidth: 232 },
      cell: ({ row }) => <TextCell text={row.original.description} />,
    }),
    helper.accessor('scope', {
      ...plain,
      meta: { label: 'Scope', className: 'col-time', extraWidth: 112 },
      cell: ({ row }) => SCOPES[row.original.scope],
    }),
    helper.accessor('workspaceCount', {
      id: 'workspaces',
      ...plain,
      meta: { label: 'Workspaces', className: 'col-role', extraWidth: 192 },
      cell: ({ row }) => <TextCell text={row.original.workspaceNames.join(', ')} />,
    }),
    helper.accessor('lastRotatedAt', {
      id: 'lastRotated',
      ...plain,
      meta: { label: 'Last rotated', className: 'col-time', extraWidth: 112 },
      cell: ({ row }) => <MomentCell moment={row.original.lastRotatedAt} />,
    }),
    helper.accessor('updatedAt', {
      id: 'updated',
      meta: { label: 'Updated', className: 'col-time', extraWidth: 112 },
      cell: ({ row }) => <MomentCell moment={row.original.updatedAt} />,
    }),
    helper.accessor((token) => token.updatedBy.label, {
      id: 'updatedBy',
      ...plain,
      meta: { label: 'Updated by', className: 'col-created', extraWidth: 144 },
      cell: ({ row }) => <ProfileLine profile={row.original.updatedBy} />,
    }),
    helper.accessor('lastUsedAddress', {
      id: 'lastUsedFrom',
      ...plain,
      meta: { label: 'Last used from', className: 'col-role', extraWidth: 192 },
      cell: ({ row }) => <TextCell text={row.original.lastUsedAddress ?? ''} />,
    }),
    helper.accessor((token) => token.allowedIpRanges.join(', '), {
      id: 'allowedFrom',
      ...plain,
      meta: { label: 'Allowed from', className: 'col-role', extraWidth: 192 },
      cell: ({ getValue }) => <TextCell text={getValue() || 'Every address'} />,
    }),
    helper.display({
      id: 'actions',
      ...fixed,
      meta: { label: 'Actions', className: 'col-actions on-card', isHeaderHidden: true },
      cell: ({ row }) => <TokenRowMenu token={row.original} />,
    }),
  ]);

const COLUMNS = {
  ORGANIZATION: columnsFor('ORGANIZATION'),
  WORKSPACE: columnsFor('WORKSPACE'),
  DEPLOYMENT: columnsFor('DEPLOYMENT'),
};

/** The columns of a scope's list: one constant each, as the table wants it. */
export function columnsOf(scope: Scope) {
  return COLUMNS[scope];
}
