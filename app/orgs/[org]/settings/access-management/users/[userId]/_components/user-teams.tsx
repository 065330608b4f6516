'use client';

import { createColumnHelper, useTable } from '@tanstack/react-table';
import { UsersRound } from 'lucide-react';
import { useRouter } from 'next/navigation';

import { DataTable } from '#components/data-table/data-table.tsx';
import { NameCell } from '#components/data-table/name-cell.tsx';
import { dataTableFeatures, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { managedBy } from '#components/teams/managed-by.ts';
import { teamHref } from '#components/teams/team-href.ts';
import { Time } from '#components/ui/time.tsx';
import { shortRoleName } from '#lib/access/roles.ts';
import type { UserTeam } from '#lib/users/member-types.ts';

const helper = createColumnHelper<DataTableFeatures, UserTeam>();

function TeamCell({ team }: { team: UserTeam }) {
  const { organization } = useFrame();
  return <NameCell href={teamHref(organization.shortName, team.id)} name={team.name} note={team.description} />;
}

const columns = helper.columns([
  helper.accessor('name', {
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <TeamCell team={row.original} />,
  }),
  helper.accessor('role', {
    meta: { label: 'Organization Role', className: 'col-held-role on-card card-line' },
    cell: ({ row }) => (row.original.role ? shortRoleName(row.original.role) : 'No Organization Role'),
  }),
  helper.accessor('isIdpManaged', {
    id: 'managed',
    meta: { label: 'Managed by', className: 'col-created on-card card-line', cardLabel: 'Managed by' },
    cell: ({ row }) => managedBy(row.original),
  }),
  helper.accessor('since', {
    meta: { label: 'Joined', className: 'col-created on-card card-line', cardLabel: 'Joined' },
    cell: ({ row }) => <Time value={row.original.since} mode="date" tabIndex={-1} />,
  }),
]);

/** `Teams`: what the person gets through which Team. All of them, for nobody is in hundreds. */
export function UserTeams({ teams }: { teams: UserTeam[] }) {
  const { organization } = useFrame();
  const router = useRouter();
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: teams,
    getRowId: ({ id }) => id,
    enableSorting: false,
    enableRowSelection: false,
    manualPagination: true,
  });
  if (teams.length === 0) {
    return (
      <div className="mb-6 rounded-card border border-line">
        <EmptyState icon={UsersRound} title="In no Team">
          A Team gives everybody in it the same roles.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="data-frame">
      <DataTable
        table={table}
        caption="Teams"
        isBusy={false}
        onOpenRow={({ original }, inNewTab) => {
          const href = teamHref(organization.shortName, original.id);
          if (inNewTab) window.open(href, '_blank', 'noopener');
          else router.push(href);
        }}
      />
    </div>
  );
}
