'use client';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import { useTokenPlace } from '../token-place.tsx';
import type { GuestActions } from './guest-dialogs.tsx';
import { GUEST_WORDS } from './guest-words.ts';

interface RemoveGuestViewProps {
  token: TokenRow;
  action: GuestActions['remove'];
  onRemoved: (token: { id: string; name: string }) => (() => HTMLElement | null) | void;
}

/** `Remove API token`: not typed, since it can be added again. */
export function RemoveGuestView({ token, action, onRemoved }: RemoveGuestViewProps) {
  const { organization } = useFrame();
  const { place, name } = useTokenPlace();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  return (
    <ConfirmView
      title={`Remove this token from the ${GUEST_WORDS[place?.scope ?? 'WORKSPACE'].place}?`}
      confirmLabel="Remove API token"
      pendingLabel="Removing…"
      action={() => action(organization.shortName, { place, tokenId: token.id, basedOn: token.updatedAt })}
      onDone={() => {
        const find = onRemoved({ id: token.id, name: token.name });
        if (find) setFinalFocus(find);
        toast(`Token ${token.name} removed`);
      }}
    >
      <p className="wrap-anywhere">
        <b className="font-semibold">{token.name}</b> loses its role in <b className="font-semibold">{name}</b>. The
        token itself lives on.
      </p>
    </ConfirmView>
  );
}
