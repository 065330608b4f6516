'use client';

import { Eye, Pencil, RefreshCw, UserCog } from 'lucide-react';
import Link from 'next/link';

import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { TokenMenuItems } from '#components/tokens/token-menu-items.tsx';
import { useTokenHref } from '#components/tokens/token-place.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { MenuItem, MenuLink } from '#components/ui/menu.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

/** The `⋯` of a row. What is refused stays in the list, focusable, and says why; the server decided it. */
export function TokenRowMenu({ token }: { token: TokenRow }) {
  const hrefOf = useTokenHref();
  const { open } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  return (
    <ActionsMenu name={token.name}>
      <MenuLink icon={Eye} render={<Link href={hrefOf(token)} prefetch={false} />}>
        View details
      </MenuLink>
      {token.can.changeRole === undefined ? (
        <MenuItem icon={Pencil} can={token.can.edit} onSelect={() => open({ kind: 'edit', token })}>
          Edit Token
        </MenuItem>
      ) : (
        <MenuItem icon={UserCog} can={token.can.changeRole} onSelect={() => openGuest({ kind: 'role', token })}>
          Change role
        </MenuItem>
      )}
      <MenuItem icon={RefreshCw} can={token.can.rotate} onSelect={() => open({ kind: 'rotate', token })}>
        Rotate token
      </MenuItem>
      <TokenMenuItems token={token} />
    </ActionsMenu>
  );
}
