'use client';

import { Copy, Pause, Play, Trash2, Unlink } from 'lucide-react';

import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { Can, TokenRow } from '#lib/tokens/types.ts';

/** The refusal as the menu shows it; undefined when the action is allowed. */
export function reasonOf(can: Can): string | undefined {
  return can === true ? undefined : can;
}

/** What the `⋯` of a token holds in its row and on its own page, in this order; `copyBlocked` is told when copying fails. */
export function TokenMenuItems({ token, copyBlocked }: { token: TokenRow; copyBlocked: string }) {
  const { open, resume } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  const toast = useToast();
  const copyId = async () => {
    try {
      await navigator.clipboard.writeText(token.id);
      toast('Token ID copied');
    } catch {
      toast(copyBlocked);
    }
  };
  return (
    <>
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
    </>
  );
}
