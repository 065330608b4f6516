'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode, RefObject } from 'react';

import { cx } from './cx.ts';
import { FLOATING } from './menu.tsx';
import { useContentLandmark } from './use-content-landmark.ts';

interface PopoverProps {
  /** A Button or another element that renders a native button. */
  trigger?: ReactElement;
  /** Where it stands and where focus returns, for one that something else opens (`open`). */
  anchor?: RefObject<HTMLElement | null>;
  /** Names the popover for screen readers. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
  className?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A small panel beside its button; Esc and outside clicks close it and focus returns to the button. */
export function Popover({ trigger, anchor, label, children, align = 'start', className, ...root }: PopoverProps) {
  const landmark = useContentLandmark();
  return (
    <Base.Root {...root}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal container={landmark}>
        <Base.Positioner anchor={anchor} align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup
            aria-label={label}
            {...(anchor && { finalFocus: anchor })}
            className={cx(
              FLOATING,
              'max-h-[min(480px,var(--available-height))] max-w-[calc(100vw-16px)] overflow-y-auto p-1',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
