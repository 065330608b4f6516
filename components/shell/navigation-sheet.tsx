'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { Menu as MenuIcon, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';

import { MainLinksInMenu } from './main-links.tsx';

interface NavigationSheetProps {
  /** Where one is, told beside the button on phones. */
  place: string;
  /** The side navigation; without one the button is there on phones only, for the areas of the header. */
  children?: (onNavigate: () => void) => ReactNode;
  /** Outside an Organization there are no areas to go to. */
  hasAreas?: boolean;
}

/** Below 1081 px the side navigation is a sheet behind `Menu`; below 721 px the button is a bar that says where one is. */
export function NavigationSheet({ place, children, hasAreas = true }: NavigationSheetProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger
        className={cx(
          buttonClass('plain'),
          children ? 'lg:!hidden' : 'sm:!hidden',
          'sm:float-start sm:me-3',
          'max-sm:-mx-4 max-sm:w-[calc(100%+32px)] max-sm:!justify-start max-sm:rounded-none max-sm:border-x-0 max-sm:border-t-0 max-sm:border-line max-sm:bg-subtle max-sm:!px-4',
        )}
      >
        <Icon of={MenuIcon} />
        Menu
        <span aria-hidden className="ms-auto truncate text-caption font-normal text-muted sm:hidden">
          {place}
        </span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-[180ms] ease-out data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          aria-label="Menu"
          aria-modal
          className="fixed inset-y-0 start-0 z-40 flex w-72 max-w-[calc(100vw-48px)] flex-col overflow-y-auto border-e border-line bg-dialog shadow-float outline-hidden transition-[opacity,translate] duration-[180ms] ease-out data-ending-style:-translate-x-1 data-ending-style:opacity-0 data-starting-style:-translate-x-1 data-starting-style:opacity-0"
        >
          <Base.Close
            render={
              <Button kind="quiet" iconOnly aria-label="Close menu" className="absolute end-2 top-3 max-sm:top-2" />
            }
          >
            <Icon of={X} />
          </Base.Close>
          {hasAreas && <MainLinksInMenu onNavigate={close} />}
          {children?.(close)}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
