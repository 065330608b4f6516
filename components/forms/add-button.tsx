'use client';

import { Plus } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { Can } from '#lib/tokens/types.ts';

interface AddButtonProps {
  /** `Team` for a button named `+ Team`. */
  what: string;
  can: Can;
  onClick: () => void;
}

/** The primary button of a list; stays focusable and says why where it is refused. */
export function AddButton({ what, can, onClick }: AddButtonProps) {
  const reason = can === true ? undefined : can;
  const button = (
    <Button
      kind="primary"
      inactive={reason !== undefined}
      aria-label={`+ ${what}`}
      aria-description={reason}
      onClick={onClick}
    >
      <Icon of={Plus} />
      {what}
    </Button>
  );
  return reason === undefined ? button : <Tooltip content={reason}>{button}</Tooltip>;
}
