'use client';

import { Building2, KeyRound, ShieldCheck, UserRound, UsersRound, type LucideIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';

import { useFrame } from './frame-context.tsx';
import { SETTINGS_PAGES, settingsPageOf, type SettingsPage, type SettingsPageKey } from './sections.ts';

const ICONS: Record<SettingsPageKey, LucideIcon> = {
  general: Building2,
  users: UserRound,
  teams: UsersRound,
  roles: ShieldCheck,
  apiTokens: KeyRound,
};

/** What the person may open, by group; everything else is absent, not greyed. */
function groups(pages: Record<SettingsPageKey, boolean>): { label: string | null; items: SettingsPage[] }[] {
  const found: { label: string | null; items: SettingsPage[] }[] = [];
  for (const page of SETTINGS_PAGES) {
    if (!pages[page.key]) continue;
    const last = found.at(-1);
    if (last && last.label === page.group) last.items.push(page);
    else found.push({ label: page.group, items: [page] });
  }
  return found;
}

/** The pages of the settings, grouped; the current one is marked by a bar, weight and `aria-current`. */
export function SettingsNavigation({ onNavigate }: { onNavigate?: () => void }) {
  const { organization, pages } = useFrame();
  const current = settingsPageOf(usePathname());
  return (
    <nav aria-label="Organization Settings" className="px-3 py-4">
      <h2 className="px-3 leading-8 font-semibold">Organization Settings</h2>
      {groups(pages).map(({ label, items }) => (
        <div key={label ?? ''}>
          {label ? <h3 className="mt-3 px-3 text-[12px] leading-7 font-medium text-muted">{label}</h3> : null}
          <ul>
            {items.map((page) => (
              <li key={page.key}>
                <Link
                  href={`/orgs/${organization.shortName}${page.path}` as Route}
                  aria-current={page.key === current?.key ? 'page' : undefined}
                  {...(onNavigate ? { onClick: onNavigate } : {})}
                  className={cx(
                    'relative flex h-8 items-center gap-2.5 rounded-control px-3 max-sm:h-11',
                    page.key === current?.key
                      ? 'bg-neutral-soft font-semibold before:absolute before:inset-y-2 before:start-0 before:w-0.5 before:rounded-full before:bg-accent'
                      : 'hover:bg-hover',
                  )}
                >
                  <Icon
                    of={ICONS[page.key]}
                    className={page.key === current?.key ? 'text-accent-text' : 'text-muted'}
                  />
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
