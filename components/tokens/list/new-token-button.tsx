'use client';

import { Plus } from 'lucide-react';

import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';

/** `+ API Token`; stays focusable and says why where it is refused. */
export function NewTokenButton({ reason }: { reason: string | undefined }) {
  const { open } = useTokenDialogs();
  const button = (
    <Button
      kind="primary"
      inactive={reason !== undefined}
      aria-label="+ API Token"
      aria-description={reason}
      onClick={() => open({ kind: 'create' })}
    >
      <Icon of={Plus} />
      API Token
    </Button>
  );
  return reason === undefined ? button : <Tooltip content={reason}>{button}</Tooltip>;
}
