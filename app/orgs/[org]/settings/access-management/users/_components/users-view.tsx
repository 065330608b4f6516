'use client';

import { UserPlus } from 'lucide-react';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useUserDialogs, type UserActions } from '#components/users/user-dialog-context.ts';
import { UserDialogsProvider } from '#components/users/user-dialogs.tsx';
import { userHref } from '#components/users/user-href.ts';
import type { ActionResult } from '#lib/result.ts';
import type { UserPage } from '#lib/users/member-types.ts';

import { USERS } from '../search-params.ts';
import { userColumns } from './user-columns.tsx';
import { UsersHead } from './users-head.tsx';

interface UsersViewProps {
  listing: ActionResult<UserPage>;
  answered: ListQueryBase;
  actions: UserActions;
}

/** The list of people with its head and dialogs. */
export function UsersView({ listing, answered, actions }: UsersViewProps) {
  const { organization } = useFrame();
  const page = listing.ok ? listing.data : null;
  return (
    <UserDialogsProvider actions={actions} roles={page?.roles ?? []} hasMail={page?.hasMail ?? false}>
      <UsersHead total={page?.total ?? null} actions={page && <InviteButton can={page.canInvite} />} />
      <ListView
        list={USERS}
        listing={listing}
        answered={answered}
        columns={userColumns}
        placeholder="Search name or email"
        options={{ team: (page?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })) }}
        rowHref={(user) => userHref(organization.shortName, user.id)}
      />
    </UserDialogsProvider>
  );
}

function InviteButton({ can }: { can: UserPage['canInvite'] }) {
  const { open } = useUserDialogs();
  return (
    <CanButton kind="primary" can={can} onClick={() => open({ kind: 'invite' })}>
      <Icon of={UserPlus} />
      Invite member
    </CanButton>
  );
}
