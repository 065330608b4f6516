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
  /** The name of a button that shows an icon only. */
  iconLabel?: string;
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
  iconLabel,
  pending = false,
  children,
}: CanButtonProps) {
  const id = useId();
  const look = { kind, size, ...(iconLabel !== undefined && { iconOnly: true, 'aria-label': iconLabel }) };
  if (can === true) {
    return (
      <Button {...look} inactive={pending} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip content={can}>
        <Button {...look} inactive aria-describedby={id}>
          {children}
        </Button>
      </Tooltip>
      <span id={id} hidden>
        {can}
      </span>
    </>
  );
}
