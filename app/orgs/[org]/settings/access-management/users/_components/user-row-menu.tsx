'use client';

import { Ellipsis, Eye } from 'lucide-react';
import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuLink } from '#components/ui/menu.tsx';
import { userHref } from '#components/users/user-href.ts';
import { UserMenuItems } from '#components/users/user-menu-items.tsx';
import type { UserRowView } from '#lib/users/member-types.ts';

/** The `⋯` of a row. What is refused stays in the list, focusable, and says why; the server decided it. */
export function UserRowMenu({ user }: { user: UserRowView }) {
  const { organization } = useFrame();
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button kind="quiet" size="small" iconOnly aria-label={`Actions for ${user.fullName || user.email}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      <MenuLink icon={Eye} render={<Link href={userHref(organization.shortName, user.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <UserMenuItems user={user} />
    </Menu>
  );
}
