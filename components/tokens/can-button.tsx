'use client';

import { useId, type ReactNode } from 'react';

import { Button, type ButtonKind } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { Can } from '#lib/tokens/types.ts';

interface CanButtonProps {
  can: Can;
  onClick: () => void;
  kind?: ButtonKind;
  size?: 'small' | 'normal';
  /** Not to be pressed now for another reason, such as an answer that is awaited. */
  pending?: boolean;
  children: ReactNode;
}

/** A button the server may refuse beforehand: then it stays focusable and says why as tooltip and description. */
export function CanButton({
  can,
  onClick,
  kind = 'plain',
  size = 'normal',
  pending = false,
  children,
}: CanButtonProps) {
  const id = useId();
  if (can === true) {
    return (
      <Button kind={kind} size={size} inactive={pending} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip content={can}>
        <Button kind={kind} size={size} inactive aria-describedby={id}>
          {children}
        </Button>
      </Tooltip>
      <span id={id} hidden>
        {can}
      </span>
    </>
  );
}
