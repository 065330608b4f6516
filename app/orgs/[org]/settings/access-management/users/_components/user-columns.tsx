'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';

import { ACTIONS_COLUMN, type DataTableFeatures } from '#components/data-table/table-features.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Tag } from '#components/ui/badge.tsx';
import { useNow } from '#components/ui/clock.tsx';
import { CutText } from '#components/ui/cut-text.tsx';
import { Time } from '#components/ui/time.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { Avatar } from '#components/users/avatar.tsx';
import { userHref } from '#components/users/user-href.ts';
import { UserStatusBadge } from '#components/users/user-status-badge.tsx';
import { roleName, shortRoleName } from '#lib/access/roles.ts';
import { formatRelative } from '#lib/format.ts';
import type { UserRowView } from '#lib/users/member-types.ts';

import { UserRowMenu } from './user-row-menu.tsx';

const helper = createColumnHelper<DataTableFeatures, UserRowView>();

/** Extra information that the arrow keys reach, not the Tab key. */
const READABLE = { tabIndex: -1 } as const;

function NameCell({ user }: { user: UserRowView }) {
  const { organization } = useFrame();
  const name = user.fullName || user.email;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={user.fullName} />
      <span className="min-w-0 flex-1">
        <CutText text={name}>
          <Link
            href={userHref(organization.shortName, user.id)}
            prefetch={false}
            className="row-name block truncate font-semibold"
          >
            {name}
          </Link>
        </CutText>
        <span className="block truncate text-caption text-muted">
          {user.fullName ? user.email : 'Has not joined yet'}
          {user.isSelf ? ' (you)' : null}
        </span>
      </span>
    </span>
  );
}

/** What the state of an invitation means for whoever waits. */
function inviteSentence(expiresAt: Date, now: Date): string {
  const isOver = expiresAt.getTime() <= now.getTime();
  const when = formatRelative(expiresAt, now, 'UTC');
  return isOver ? `The link ended ${when}. Make a new one.` : `Invited. The link ends ${when}.`;
}

function StatusCell({ user }: { user: UserRowView }) {
  const now = useNow();
  const badge = (
    <span {...READABLE} className="inline-block rounded-pill align-top">
      <UserStatusBadge status={user.status} />
    </span>
  );
  if (!user.invite) return badge;
  return <Tooltip content={inviteSentence(user.invite.expiresAt, now)}>{badge}</Tooltip>;
}

function RoleCell({ role }: { role: string | null }) {
  if (role === null) return <span className="text-muted">None</span>;
  return (
    <Tooltip content={roleName(role)}>
      <span {...READABLE}>{shortRoleName(role)}</span>
    </Tooltip>
  );
}

function TeamsCell({ teams }: { teams: UserRowView['teams'] }) {
  const [first] = teams.names;
  if (first === undefined) return <span className="text-muted">–</span>;
  const more = teams.count - 1;
  const lines = [
    ...teams.names,
    teams.count > teams.names.length ? `and ${teams.count - teams.names.length} more` : '',
  ];
  return (
    <Tooltip content={lines.filter(Boolean).join('\n')}>
      <span {...READABLE} className="inline-flex max-w-full items-center gap-2 align-top">
        <span className="truncate">{first}</span>
        {more > 0 ? (
          <span className="shrink-0">
            <Tag>+{more}</Tag>
          </span>
        ) : null}
      </span>
    </Tooltip>
  );
}

const plain = { enableSorting: false } as const;

/** Ids of the sortable ones are the URL's sort keys. */
export const userColumns = helper.columns([
  helper.accessor('fullName', {
    id: 'name',
    meta: { label: 'Name', className: 'col-name on-card' },
    cell: ({ row }) => <NameCell user={row.original} />,
  }),
  helper.accessor('role', {
    id: 'role',
    meta: { label: 'Organization Role', className: 'col-role on-card' },
    cell: ({ row }) => <RoleCell role={row.original.role} />,
  }),
  helper.accessor('status', {
    ...plain,
    meta: { label: 'Status', className: 'col-status on-card' },
    cell: ({ row }) => <StatusCell user={row.original} />,
  }),
  helper.accessor((user) => user.teams.count, {
    id: 'teams',
    ...plain,
    meta: { label: 'Teams', className: 'col-created' },
    cell: ({ row }) => <TeamsCell teams={row.original.teams} />,
  }),
  helper.accessor('lastSeenAt', {
    id: 'lastSeen',
    ...plain,
    meta: { label: 'Last seen', className: 'col-time on-card card-start', cardLabel: 'Last seen' },
    cell: ({ row }) => {
      const { lastSeenAt } = row.original;
      return lastSeenAt ? <Time value={lastSeenAt} {...READABLE} /> : <span className="text-muted">Never</span>;
    },
  }),
  helper.accessor('joinedAt', {
    id: 'joined',
    meta: { label: 'Joined', className: 'col-time on-card card-end', cardLabel: 'Joined' },
    cell: ({ row }) => {
      const { joinedAt, status } = row.original;
      if (status === 'PENDING') return <span className="text-muted">Not yet</span>;
      return <Time value={joinedAt} mode="date" {...READABLE} />;
    },
  }),
  helper.display({
    ...ACTIONS_COLUMN,
    cell: ({ row }) => <UserRowMenu user={row.original} />,
  }),
]);
