'use client';

import { createColumnHelper } from '@tanstack/react-table';

import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { Badge } from '#components/ui/badge.tsx';
import { cx } from '#components/ui/cx.ts';
import { Time } from '#components/ui/time.tsx';
import type { SubjectRoleLevel, SubjectRoleRow } from '#lib/subject-roles/types.ts';

import { useRoleTab } from './role-context.ts';
import { RoleRowMenu } from './role-row-menu.tsx';
import { appliesTo } from './role-words.ts';

const helper = createColumnHelper<DataTableFeatures, SubjectRoleRow>();

function PlaceCell({ row }: { row: SubjectRoleRow }) {
  const { deleted } = useRoleTab();
  if (deleted.has(row.id)) {
    return (
      <span className="flex min-w-0 items-center gap-2 text-muted">
        <s className="truncate">{row.placeName}</s>
        <Badge tone="neutral">Deleted</Badge>
      </span>
    );
  }
  return (
    <span className={cx('block truncate', row.inherited === null ? 'font-semibold' : 'text-muted')}>
      {row.placeName}
    </span>
  );
}

function RoleCell({ row }: { row: SubjectRoleRow }) {
  return (
    <span className={cx('block min-w-0', row.inherited !== null && 'text-muted')}>
      <span className="block truncate">{row.roleName}</span>
      {[row.inherited, row.also].map(
        (reason) =>
          reason !== null && (
            <span key={reason} className="block text-caption text-muted wrap-anywhere whitespace-normal">
              {reason}
            </span>
          ),
      )}
    </span>
  );
}

const actions = helper.display({
  ...ACTIONS_COLUMN,
  cell: ({ row }) => (row.original.inherited === null ? <RoleRowMenu row={row.original} /> : null),
});

const place = (label: string) =>
  helper.accessor('placeName', {
    id: 'place',
    enableSorting: false,
    meta: { label, className: 'col-name on-card' },
    cell: ({ row }) => <PlaceCell row={row.original} />,
  });

const role = helper.accessor('roleName', {
  id: 'role',
  enableSorting: false,
  meta: { label: 'Role', className: 'col-held-role on-card card-line' },
  cell: ({ row }) => <RoleCell row={row.original} />,
});

const added = helper.accessor('addedAt', {
  id: 'added',
  enableSorting: false,
  meta: { label: 'Added', className: 'col-created on-card card-line' },
  cell: ({ row }) => {
    const { addedAt, addedBy, inherited } = row.original;
    if (!addedAt) return <span className="text-muted max-sm:hidden">–</span>;
    return (
      <span className={cx(inherited !== null && 'text-muted')}>
        <span className="sm:hidden">Added </span>
        <Time value={addedAt} tabIndex={-1} note={addedBy ? `by ${addedBy.label}` : undefined} />
      </span>
    );
  },
});

const addedBy = helper.accessor((row) => row.addedBy?.label ?? '', {
  id: 'addedBy',
  enableSorting: false,
  meta: { label: 'Added by', className: 'col-created' },
  cell: ({ row }) => <span className="block truncate text-muted">{row.original.addedBy?.label ?? '–'}</span>,
});

const workspace = helper.accessor('workspaceName', {
  id: 'workspace',
  enableSorting: false,
  meta: { label: 'Workspace', className: 'on-card card-line', cardLabel: 'in' },
  // On a card it stands behind the word "in", so it must end before the edge by itself.
  cell: ({ row }) => (
    <span className="inline-block max-w-[calc(100%-1.5rem)] truncate align-bottom text-muted min-[721px]:block min-[721px]:max-w-full">
      {row.original.workspaceName}
    </span>
  ),
});

const target = helper.accessor((row) => appliesTo(row), {
  id: 'appliesTo',
  enableSorting: false,
  meta: { label: 'Applies to', className: 'on-card card-line' },
  cell: ({ row }) => <span className="block min-w-0 truncate">{appliesTo(row.original)}</span>,
});

/** Columns of each tab (screens.md 5). */
export const ROLE_COLUMNS = {
  WORKSPACE: helper.columns([place('Workspace'), role, added, addedBy, actions]),
  DEPLOYMENT: helper.columns([place('Deployment'), workspace, role, added, actions]),
  DAG: helper.columns([place('Deployment'), target, role, actions]),
} as const satisfies Record<SubjectRoleLevel, unknown>;
