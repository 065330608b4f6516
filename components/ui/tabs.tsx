'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface TabsProps {
  /** Accessible name of the tablist. */
  label: string;
  items: { value: string; label: string; content: ReactNode }[];
}

/** Tabs that swap a small panel in place. Tabs that navigate are links in a `nav` instead. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <Base.Root defaultValue={items[0]?.value} className="min-w-0 rounded-card border border-line bg-canvas">
      <Base.List
        activateOnFocus
        aria-label={label}
        className="flex gap-4 overflow-x-auto border-b border-line px-3 [scrollbar-width:none]"
      >
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="h-9 flex-none text-caption font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text data-active:text-text data-active:shadow-[inset_0_-2px_var(--accent)] max-sm:h-11 max-sm:min-w-11 forced-colors:data-active:underline"
          >
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="rounded-b-card -outline-offset-2">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
