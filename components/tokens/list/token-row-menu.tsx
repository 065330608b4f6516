'use client';

import { Ellipsis, Eye, Pencil, RefreshCw, UserCog } from 'lucide-react';
import Link from 'next/link';

import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { reasonOf, TokenMenuItems } from '#components/tokens/token-menu-items.tsx';
import { useTokenHref } from '#components/tokens/token-place.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink } from '#components/ui/menu.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

/** The `⋯` of a row. What is refused stays in the list, focusable, and says why; the server decided it. */
export function TokenRowMenu({ token }: { token: TokenRow }) {
  const hrefOf = useTokenHref();
  const { open } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button kind="quiet" size="small" iconOnly aria-label={`Actions for ${token.name}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      <MenuLink icon={Eye} render={<Link href={hrefOf(token)} prefetch={false} />}>
        View details
      </MenuLink>
      {token.can.changeRole === undefined ? (
        <MenuItem icon={Pencil} reason={reasonOf(token.can.edit)} onSelect={() => open({ kind: 'edit', token })}>
          Edit Token
        </MenuItem>
      ) : (
        <MenuItem
          icon={UserCog}
          reason={reasonOf(token.can.changeRole)}
          onSelect={() => openGuest({ kind: 'role', token })}
        >
          Change role
        </MenuItem>
      )}
      <MenuItem icon={RefreshCw} reason={reasonOf(token.can.rotate)} onSelect={() => open({ kind: 'rotate', token })}>
        Rotate token
      </MenuItem>
      <TokenMenuItems token={token} copyBlocked={`Copying was blocked by the browser. The ID is ${token.id}`} />
    </Menu>
  );
}
