'use client';

import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface DisclosureProps {
  title: string;
  /** Muted, after the title: enough to decide whether to open it. */
  aside?: ReactNode;
  /** Opens it whatever was chosen: something in it was refused. */
  isOpen?: boolean;
  children: ReactNode;
}

/** Something worth knowing that most people need not read: closed at first. */
export function Disclosure({ title, aside, isOpen = false, children }: DisclosureProps) {
  const [chosen, choose] = useState(false);
  return (
    <Collapsible.Root className="min-w-0" open={isOpen || chosen} onOpenChange={choose}>
      <Collapsible.Trigger className="group flex w-full flex-wrap items-center gap-x-2 rounded-control text-start font-medium max-sm:min-h-11">
        <ChevronRight
          size={16}
          strokeWidth={1.5}
          aria-hidden
          className="text-muted transition-transform duration-[120ms] group-data-panel-open:rotate-90"
        />
        {title}
        {aside && <span className="text-caption font-normal text-muted">{aside}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel className="pt-2">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
