'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import type { UserActions } from '#components/users/user-dialog-context.ts';
import { UserDialogsProvider } from '#components/users/user-dialogs.tsx';
import { userHref, usersHref } from '#components/users/user-href.ts';
import type { UserDetails } from '#lib/users/member-types.ts';

import { UserHead } from './user-head.tsx';

interface UserFrameProps {
  user: UserDetails;
  actions: UserActions;
  children: ReactNode;
}

/** What all tabs of a person share: head, tabs and dialogs. */
export function UserFrame({ user, actions, children }: UserFrameProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const href = (tab?: 'teams' | 'activity') => userHref(organization.shortName, user.id, tab);
  return (
    <UserDialogsProvider
      actions={actions}
      roles={user.roles}
      hasMail={user.hasMail}
      onGone={() => router.push(usersHref(organization.shortName))}
    >
      <UserHead user={user} />
      <TabLinks
        label="User"
        tabs={[
          { label: 'Organization', href: href() },
          { label: 'Teams', href: href('teams'), count: user.teams.count },
          ...(user.canSeeActivity ? [{ label: 'Activity', href: href('activity') }] : []),
        ]}
      />
      {children}
    </UserDialogsProvider>
  );
}
