'use client';

import { Eye } from 'lucide-react';
import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { MenuLink } from '#components/ui/menu.tsx';
import { userHref } from '#components/users/user-href.ts';
import { UserMenuItems } from '#components/users/user-menu-items.tsx';
import type { UserRowView } from '#lib/users/member-types.ts';

export function UserRowMenu({ user }: { user: UserRowView }) {
  const { organization } = useFrame();
  return (
    <ActionsMenu name={user.fullName || user.email}>
      <MenuLink icon={Eye} render={<Link href={userHref(organization.shortName, user.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <UserMenuItems user={user} />
    </ActionsMenu>
  );
}
