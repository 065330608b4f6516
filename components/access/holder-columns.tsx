'use client';

import { createColumnHelper } from '@tanstack/react-table';

import { NameCell } from '#components/data-table/name-cell.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CutText } from '#components/ui/cut-text.tsx';
import { cx } from '#components/ui/cx.ts';
import { Time } from '#components/ui/time.tsx';
import { Avatar } from '#components/users/avatar.tsx';
import { formatList, formatNumber } from '#lib/format.ts';
import type { HolderLevel, PlaceHolderRow } from '#lib/subject-roles/types.ts';

import { useHolderList } from './holder-context.ts';
import { HolderRoleTab } from './holder-role-tab.tsx';
import { holderHref, holderName } from './holder-words.ts';
import { RoleRowMenu } from './role-row-menu.tsx';
import { LEVEL_WORDS } from './role-words.ts';

const helper = createColumnHelper<DataTableFeatures, PlaceHolderRow>();

function HolderName({ holder }: { holder: PlaceHolderRow }) {
  const { organization } = useFrame();
  const { place } = useHolderList();
  const href = holderHref(organization.shortName, holder.subject, place.level);
  if (holder.email === null) return <NameCell href={href} name={holder.name} />;
  const note = `${holder.name ? holder.email : 'Has not joined yet'}${holder.isSelf ? ' (you)' : ''}`;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={holder.name} />
      <span className="min-w-0 flex-1">
        <NameCell href={href} name={holderName(holder)} note={note} />
      </span>
    </span>
  );
}

/** Cut where rows are lines; on cards it has as many as it needs. */
const LINE = 'block truncate wrap-anywhere max-[720px]:whitespace-normal';

function SourceCell({ holder: { source: from, others } }: { holder: PlaceHolderRow }) {
  const also = others.length > 0 ? `Also ${formatList(others)}` : null;
  return (
    <span className="inline-block max-w-[calc(100%-2.5rem)] align-top min-[721px]:block min-[721px]:max-w-full">
      <CutText text={from}>
        <span className={LINE}>{from}</span>
      </CutText>
      {also && (
        <CutText text={also}>
          <span className={cx(LINE, 'text-caption text-muted')}>{also}</span>
        </CutText>
      )}
    </span>
  );
}

const name = helper.accessor('name', {
  meta: { label: 'Name', className: 'col-name on-card' },
  cell: ({ row }) => <HolderName holder={row.original} />,
});

const members = helper.accessor('memberCount', {
  id: 'members',
  enableSorting: false,
  meta: { label: 'Members', className: 'col-time on-card card-line', cardLabel: 'Members' },
  cell: ({ row }) => formatNumber(row.original.memberCount ?? 0),
});

const roleAt = (level: HolderLevel) =>
  helper.accessor('roleName', {
    id: 'role',
    enableSorting: false,
    meta: { label: `${LEVEL_WORDS[level]} Role`, className: 'col-role on-card card-line' },
    cell: ({ row }) => <span className="block truncate">{row.original.roleName}</span>,
  });

const source = helper.accessor('source', {
  enableSorting: false,
  meta: { label: 'From', className: 'col-held-role on-card card-line', cardLabel: 'From' },
  cell: ({ row }) => <SourceCell holder={row.original} />,
});

const added = helper.accessor('addedAt', {
  id: 'added',
  meta: { label: 'Added', className: 'col-created on-card card-line', cardLabel: 'Added' },
  cell: ({ row }) => <Time value={row.original.addedAt} tabIndex={-1} />,
});

const actions = helper.display({
  ...ACTIONS_COLUMN,
  cell: ({ row }) =>
    row.original.own && (
      <HolderRoleTab holder={row.original}>
        <RoleRowMenu row={row.original.own} />
      </HolderRoleTab>
    ),
});

const columnsAt = (level: HolderLevel) => ({
  USER: helper.columns([name, roleAt(level), source, added, actions]),
  TEAM: helper.columns([name, members, roleAt(level), source, added, actions]),
});

/** Columns of the two lists, of a Workspace and of a Deployment. */
export const HOLDER_COLUMNS = { WORKSPACE: columnsAt('WORKSPACE'), DEPLOYMENT: columnsAt('DEPLOYMENT') };
