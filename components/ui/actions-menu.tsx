'use client';

import { Ellipsis } from 'lucide-react';
import type { ReactNode, Ref } from 'react';

import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

/** The `⋯` of a thing, in its row or on its own page. What is refused stays in the list, focusable, and says why. */
export function ActionsMenu({
  name,
  isInRow = true,
  buttonRef,
  children,
}: {
  /** What the thing is called. */
  name: string;
  isInRow?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ReactNode;
}) {
  const look = isInRow ? ({ kind: 'quiet', size: 'small' } as const) : {};
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button ref={buttonRef} {...look} iconOnly aria-label={`Actions for ${name}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
