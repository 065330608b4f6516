'use client';

import type { LucideIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';

export interface SidePage {
  label: string;
  href: string;
  icon?: LucideIcon;
  /** Heading above it; pages of one group follow each other. */
  group: string | null;
  isCurrent: boolean;
}

interface SideNavigationProps {
  /** Names the landmark. */
  label: string;
  /** Heading; the label where nothing else is given. */
  title?: ReactNode;
  /** Pages the person may open; everything else is absent, not greyed. */
  pages: SidePage[];
  onNavigate?: (() => void) | undefined;
}

function groupsOf(pages: SidePage[]): { label: string | null; items: SidePage[] }[] {
  const found: { label: string | null; items: SidePage[] }[] = [];
  for (const page of pages) {
    const last = found.at(-1);
    if (last && last.label === page.group) last.items.push(page);
    else found.push({ label: page.group, items: [page] });
  }
  return found;
}

/** Pages by group; the current one is marked by a bar, weight and `aria-current`. */
export function SideNavigation({ label, title, pages, onNavigate }: SideNavigationProps) {
  return (
    <nav aria-label={label} className="px-3 py-4">
      <h2 className="min-w-0 truncate px-3 leading-8 font-semibold">{title ?? label}</h2>
      {groupsOf(pages).map(({ label: group, items }) => (
        <div key={group ?? ''}>
          {group ? <h3 className="mt-3 px-3 text-[12px] leading-7 font-medium text-muted">{group}</h3> : null}
          <ul>
            {items.map((page) => (
              <li key={page.href}>
                <Link
                  href={page.href as Route}
                  aria-current={page.isCurrent ? 'page' : undefined}
                  {...(onNavigate ? { onClick: onNavigate } : {})}
                  className={cx(
                    'relative flex min-h-8 items-center gap-2.5 rounded-control px-3 py-1 max-sm:min-h-11',
                    page.isCurrent
                      ? 'bg-neutral-soft font-semibold before:absolute before:inset-y-2 before:start-0 before:w-0.5 before:rounded-full before:bg-accent'
                      : 'hover:bg-hover',
                  )}
                >
                  {page.icon && <Icon of={page.icon} className={page.isCurrent ? 'text-accent-text' : 'text-muted'} />}
                  {page.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
