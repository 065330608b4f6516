'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import type { UserActions } from '#components/users/user-dialog-context.ts';
import { UserDialogsProvider } from '#components/users/user-dialogs.tsx';
import { userHref, usersHref, type UserTab } from '#components/users/user-href.ts';
import type { SubjectRoleTabs } from '#lib/subject-roles/types.ts';
import type { UserDetails } from '#lib/users/member-types.ts';

import { UserHead } from './user-head.tsx';

interface UserFrameProps {
  user: UserDetails;
  /** Roles of their own, for the tab labels. */
  roleCounts: SubjectRoleTabs;
  actions: UserActions;
  children: ReactNode;
}

/** What all tabs of a person share: head, tabs and dialogs. */
export function UserFrame({ user, roleCounts, actions, children }: UserFrameProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const href = (tab?: UserTab) => userHref(organization.shortName, user.id, tab);
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
          { label: 'Workspaces', href: href('workspaces'), count: roleCounts.workspaces },
          { label: 'Deployments', href: href('deployments'), count: roleCounts.deployments },
          { label: 'Dags', href: href('dags'), count: roleCounts.dags },
          { label: 'Teams', href: href('teams'), count: user.teams.count },
          ...(user.canSeeActivity ? [{ label: 'Activity', href: href('activity') }] : []),
        ]}
      />
      {children}
    </UserDialogsProvider>
  );
}
