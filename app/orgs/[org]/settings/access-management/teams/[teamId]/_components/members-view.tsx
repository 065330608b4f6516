'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { UserMinus, UsersRound } from 'lucide-react';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { AddButton } from '#components/forms/add-button.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { TeamDetails, TeamMemberPage, TeamMemberRow } from '#lib/teams/types.ts';

import { useTeamDialogs } from '../../_components/team-dialogs.tsx';
import { TEAM_MEMBERS } from '../../search-params.ts';

const helper = createColumnHelper<DataTableFeatures, TeamMemberRow & { team: TeamDetails }>();

function RemoveCell({ member }: { member: TeamMemberRow & { team: TeamDetails } }) {
  const { open } = useTeamDialogs();
  const { team } = member;
  return (
    <CanButton
      can={team.can.members}
      kind="quiet"
      size="small"
      iconLabel={`Remove ${member.fullName}`}
      onClick={() => open({ kind: 'remove-member', team, member })}
    >
      <Icon of={UserMinus} />
    </CanButton>
  );
}

const columns = helper.columns([
  helper.accessor('fullName', {
    id: 'name',
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => (
      <span className="flex min-w-0 items-center gap-3">
        <Avatar name={row.original.fullName} />
        <span className="truncate font-semibold">{row.original.fullName}</span>
      </span>
    ),
  }),
  helper.accessor('email', {
    meta: { label: 'Email', className: 'on-card card-line' },
    cell: ({ row }) => <span className="block truncate">{row.original.email}</span>,
  }),
  helper.accessor('joinedAt', {
    id: 'joined',
    meta: { label: 'Added', className: 'col-created on-card card-line', cardLabel: 'Added' },
    cell: ({ row }) => <Time value={row.original.joinedAt} tabIndex={-1} />,
  }),
  helper.display({
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <RemoveCell member={row.original} />,
  }),
]);

interface MembersViewProps {
  team: TeamDetails;
  listing: ActionResult<TeamMemberPage>;
  answered: ListQueryBase;
}

/** `Members`: who is in the Team, and who joins or leaves. */
export function MembersView({ team, listing, answered }: MembersViewProps) {
  const { open } = useTeamDialogs();
  const add = <AddButton what="Member" can={team.can.members} onClick={() => open({ kind: 'add-members', team })} />;
  const rows = listing.ok
    ? { ...listing, data: { ...listing.data, rows: listing.data.rows.map((row) => ({ ...row, team })) } }
    : listing;
  return (
    <ListView
      list={TEAM_MEMBERS}
      listing={rows}
      answered={answered}
      columns={columns}
      placeholder="Search name or email"
      action={add}
      empty={
        <EmptyState icon={UsersRound} title="No members yet" actions={add}>
          Whoever you add gets every role of this Team.
        </EmptyState>
      }
    />
  );
}
