'use client';

import { Copy, Ellipsis, Eye, Pause, Pencil, Play, RefreshCw, Trash2, Unlink, UserCog } from 'lucide-react';
import Link from 'next/link';

import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { useTokenHref } from '#components/tokens/token-place.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { Can, TokenRow } from '#lib/tokens/types.ts';

/** The refusal as the menu shows it; undefined when the action is allowed. */
function reasonOf(can: Can): string | undefined {
  return can === true ? undefined : can;
}

/** The `⋯` of a row. What is refused stays in the list, focusable, and says why; the server decided it. */
export function TokenRowMenu({ token }: { token: TokenRow }) {
  const hrefOf = useTokenHref();
  const { open, resume } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  const toast = useToast();
  const copyId = async () => {
    try {
      await navigator.clipboard.writeText(token.id);
      toast('Token ID copied');
    } catch {
      toast(`Copying was blocked by the browser. The ID is ${token.id}`);
    }
  };
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
      {token.pausedAt && !token.deletedAt ? (
        <MenuItem icon={Play} reason={reasonOf(token.can.resume)} onSelect={() => resume(token)}>
          Resume token
        </MenuItem>
      ) : (
        <MenuItem icon={Pause} reason={reasonOf(token.can.pause)} onSelect={() => open({ kind: 'pause', token })}>
          Pause token
        </MenuItem>
      )}
      <MenuItem icon={Copy} onSelect={() => void copyId()}>
        Copy token ID
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        reason={reasonOf(token.can.delete)}
        onSelect={() => open({ kind: 'delete', token })}
      >
        Delete Token
      </MenuItem>
      {token.can.remove === undefined ? null : (
        <MenuItem
          icon={Unlink}
          tone="danger"
          reason={reasonOf(token.can.remove)}
          onSelect={() => openGuest({ kind: 'remove', token })}
        >
          Remove API token
        </MenuItem>
      )}
    </Menu>
  );
}
