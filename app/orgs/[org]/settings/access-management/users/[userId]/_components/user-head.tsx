'use client';

import { Pencil } from 'lucide-react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Breadcrumbs } from '#components/shell/page-head.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Avatar } from '#components/users/avatar.tsx';
import { useUserDialogs } from '#components/users/user-dialog-context.ts';
import { usersHref } from '#components/users/user-href.ts';
import { UserMenuItems } from '#components/users/user-menu-items.tsx';
import { UserStatusBadge } from '#components/users/user-status-badge.tsx';
import type { UserDetails } from '#lib/users/member-types.ts';

/** Breadcrumbs, name, address, status, and what can be done. */
export function UserHead({ user }: { user: UserDetails }) {
  const { organization } = useFrame();
  const { open } = useUserDialogs();
  const name = user.fullName || user.email;
  useShortcut('e', 'Edit this user', () => {
    if (user.can.edit === true) open({ kind: 'edit', user });
  });
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
          { label: 'Access Management' },
          { label: 'Users', href: usersHref(organization.shortName) },
          { label: name },
        ]}
      />
      <div className="clear-both mt-2 mb-2 flex flex-wrap items-start gap-2 max-sm:mt-4">
        <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
          <Avatar name={user.fullName} size="large" />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1
                tabIndex={-1}
                className="min-w-0 text-page font-semibold tracking-[-0.02em] wrap-anywhere outline-hidden"
              >
                {name}
              </h1>
              <UserStatusBadge status={user.status} />
            </div>
            {user.fullName && <p className="text-muted wrap-anywhere">{user.email}</p>}
          </div>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:basis-full max-sm:*:not-last:flex-1">
          <CanButton can={user.can.edit} onClick={() => open({ kind: 'edit', user })}>
            <Icon of={Pencil} />
            Edit User
          </CanButton>
          <ActionsMenu name={name} isInRow={false}>
            <UserMenuItems user={user} />
          </ActionsMenu>
        </div>
      </div>
    </>
  );
}
