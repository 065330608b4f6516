'use client';

import { ChevronDown, Plus } from 'lucide-react';

import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import type { TokenPage } from '#lib/tokens/types.ts';

import { useGuestDialogs } from '../guests/guest-dialogs.tsx';
import { GUEST_WORDS } from '../guests/guest-words.ts';
import { useTokenPlace } from '../token-place.tsx';
import { NewTokenButton } from './new-token-button.tsx';
import { PLACE_WORDS } from './place-words.ts';

export interface AddTokensProps {
  /** Why no token may be created here; undefined when it may. */
  reason: string | undefined;
  canAdd: TokenPage['canAdd'];
}

/** `+ API Token`; in a Workspace or Deployment a menu, because wider tokens can be brought in there too. */
export function AddTokens({ reason, canAdd }: AddTokensProps) {
  const { place } = useTokenPlace();
  const { open } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  if (!place) return <NewTokenButton reason={reason} />;
  const words = GUEST_WORDS[place.scope];
  const { add } = PLACE_WORDS[place.scope];
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="primary" aria-label={`+ ${add}`}>
          <Icon of={Plus} />
          {add}
          <Icon of={ChevronDown} size="small" />
        </Button>
      }
    >
      <MenuItem can={reason} onSelect={() => open({ kind: 'create' })}>
        {words.create}
      </MenuItem>
      {place.scope === 'DEPLOYMENT' ? (
        <MenuItem
          can={canAdd?.workspace ?? reason ?? ''}
          onSelect={() => openGuest({ kind: 'add', from: 'WORKSPACE' })}
        >
          {words.addWorkspace}
        </MenuItem>
      ) : null}
      <MenuItem
        can={canAdd?.organization ?? reason ?? ''}
        onSelect={() => openGuest({ kind: 'add', from: 'ORGANIZATION' })}
      >
        {words.addOrganization}
      </MenuItem>
    </Menu>
  );
}
