'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

import { Count } from '#components/ui/badge.tsx';

interface TabLinksProps {
  /** Names the navigation: `Team`. */
  label: string;
  tabs: readonly { label: string; href: Route; count?: number }[];
}

/** Tabs with an address each, so that Back works and a tab can be shared. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const path = usePathname();
  const current = tabs.findIndex(({ href }) => href === path);
  const list = useRef<HTMLElement>(null);
  // On a narrow screen the tabs scroll: the one that is open must be seen.
  useEffect(() => {
    const { current: nav } = list;
    const tab = nav?.children[current];
    if (nav && tab instanceof HTMLElement)
      nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      ref={list}
      aria-label={label}
      className="mb-4 flex gap-6 overflow-x-auto border-b border-line [scrollbar-width:none] max-sm:-mx-4 max-sm:px-4"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={path === tab.href ? 'page' : undefined}
          className="flex h-10 shrink-0 items-center justify-center gap-2 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text aria-[current]:text-text aria-[current]:shadow-[inset_0_-2px_var(--accent)] max-sm:h-11 max-sm:min-w-11 forced-colors:aria-[current]:underline"
        >
          {tab.label}
          {tab.count === undefined ? null : <Count value={tab.count} />}
        </Link>
      ))}
    </nav>
  );
}
