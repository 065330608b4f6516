'use client';

import { Pause, Play, Trash2, Unlink } from 'lucide-react';

import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { CopyIdItem } from '#components/ui/copy-id-item.tsx';
import { MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

/** What the `⋯` of a token holds in its row and on its own page, in this order. */
export function TokenMenuItems({ token }: { token: TokenRow }) {
  const { open, resume } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  return (
    <>
      {token.pausedAt && !token.deletedAt ? (
        <MenuItem icon={Play} can={token.can.resume} onSelect={() => resume(token)}>
          Resume token
        </MenuItem>
      ) : (
        <MenuItem icon={Pause} can={token.can.pause} onSelect={() => open({ kind: 'pause', token })}>
          Pause token
        </MenuItem>
      )}
      <CopyIdItem what="token" id={token.id} />
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" can={token.can.delete} onSelect={() => open({ kind: 'delete', token })}>
        Delete Token
      </MenuItem>
      {token.can.remove === undefined ? null : (
        <MenuItem
          icon={Unlink}
          tone="danger"
          can={token.can.remove}
          onSelect={() => openGuest({ kind: 'remove', token })}
        >
          Remove API token
        </MenuItem>
      )}
    </>
  );
}
