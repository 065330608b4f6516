'use client';

import { createColumnHelper } from '@tanstack/react-table';

import { NameCell } from '#components/data-table/name-cell.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { teamHref } from '#components/teams/team-href.ts';
import { CutText } from '#components/ui/cut-text.tsx';
import { managedBy } from '#components/teams/managed-by.ts';
import { Time } from '#components/ui/time.tsx';
import { shortRoleName } from '#lib/access/roles.ts';
import { formatNumber } from '#lib/format.ts';
import type { TeamRow } from '#lib/teams/types.ts';

import { TeamRowMenu } from './team-row-menu.tsx';

const helper = createColumnHelper<DataTableFeatures, TeamRow>();

function TeamName({ team }: { team: TeamRow }) {
  const { organization } = useFrame();
  return <NameCell href={teamHref(organization.shortName, team.id)} name={team.name} />;
}

export const teamColumns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <TeamName team={row.original} />,
  }),
  helper.accessor('description', {
    enableSorting: false,
    meta: { label: 'Description', className: 'hide-narrow' },
    cell: ({ row }) => (
      <CutText text={row.original.description}>
        <span className="block truncate text-muted">{row.original.description || '–'}</span>
      </CutText>
    ),
  }),
  helper.accessor('memberCount', {
    id: 'members',
    meta: { label: 'Members', className: 'col-time on-card card-end', cardLabel: 'Members' },
    cell: ({ row }) => formatNumber(row.original.memberCount),
  }),
  helper.accessor('organizationRole', {
    id: 'role',
    meta: { label: 'Organization Role', className: 'w-44 on-card card-start' },
    cell: ({ row }) => shortRoleName(row.original.organizationRole),
  }),
  helper.accessor('isIdpManaged', {
    id: 'managed',
    enableSorting: false,
    meta: { label: 'Managed by', className: 'col-created on-card card-line', cardLabel: 'Managed by' },
    cell: ({ row }) => managedBy(row.original),
  }),
  helper.accessor('updatedAt', {
    id: 'updated',
    meta: { label: 'Updated', className: 'col-time' },
    cell: ({ row }) => <Time value={row.original.updatedAt} tabIndex={-1} />,
  }),
  helper.display({
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <TeamRowMenu team={row.original} />,
  }),
]);
