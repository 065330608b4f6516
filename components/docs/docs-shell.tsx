'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { HomeLink } from '#components/shell/home-link.tsx';
import { SideNavigation } from '#components/shell/side-navigation.tsx';
import { SideShell } from '#components/shell/side-shell.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import type { DocGroup } from '#lib/docs/types.ts';

/** The frame of the documentation: product mark, and its pages beside the one that is read. */
export function DocsShell({ groups, children }: { groups: DocGroup[]; children: ReactNode }) {
  const path = usePathname();
  const pages = [
    { title: 'Overview', href: '/docs', group: null },
    ...groups.flatMap(({ title, entries }) => entries.map((entry) => ({ ...entry, group: title }))),
  ]
    // What is no page, such as an OpenAPI document, is linked from the overview only.
    .filter(({ href }) => href === '/docs' || href.startsWith('/docs/'))
    .map(({ title, href, group }) => ({ label: title, href, group, isCurrent: href === path }));
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-canvas px-5 max-sm:px-4">
        <HomeLink href="/" />
        <span className="font-medium">Documentation</span>
      </header>
      <SideShell
        place={pages.find(({ isCurrent }) => isCurrent)?.label ?? ''}
        hasAreas={false}
        navigation={(onNavigate) => (
          <SideNavigation label="Documentation" title="Pages" pages={pages} onNavigate={onNavigate} />
        )}
      >
        {children}
      </SideShell>
    </div>
  );
}
