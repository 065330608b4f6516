'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronDown, Plus, Search } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { initials } from '#lib/format.ts';

import { sectionOf } from './sections.ts';

/** From this many entries on, the list has a search field. */
const SEARCH_FROM = 8;

interface SwitcherProps {
  current: { shortName: string; name: string };
  organizations: { shortName: string; name: string }[];
  /** Null for people who may not. */
  onCreate: (() => void) | null;
}

function Tile({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded-control bg-text text-[12px] leading-none font-semibold text-canvas"
    >
      {initials(name).slice(0, 1)}
    </span>
  );
}

function SearchField() {
  return (
    <div className="relative p-1 pb-2">
      <Icon of={Search} className="pointer-events-none absolute start-3 top-3 text-muted max-sm:top-4.5" />
      <Base.Input
        aria-label="Find an Organization"
        placeholder="Find an Organization"
        className="h-8 w-full rounded-control border border-control bg-canvas ps-8 pe-2 -outline-offset-1 placeholder:text-muted max-sm:h-11 max-sm:text-lead"
      />
      <Base.Empty className="px-2 pt-2 text-muted empty:hidden">No Organization has that name.</Base.Empty>
    </div>
  );
}

/** Names the Organization and leads to the same settings section of another one; ids and filters stay behind. */
export function OrganizationSwitcher({ current, organizations, onCreate }: SwitcherProps) {
  const section = sectionOf(usePathname());
  const hasSearch = organizations.length >= SEARCH_FROM;
  const trigger = (
    <button type="button" className={`${buttonClass('quiet')} min-w-0 shrink !px-2 font-semibold`}>
      <Tile name={current.name} />
      <span className="max-w-60 truncate max-sm:max-w-36">{current.name}</span>
      <Icon of={ChevronDown} size="small" />
    </button>
  );
  const entries: ReactNode = (
    <>
      {organizations.map(({ shortName, name }) => (
        <MenuLink
          key={shortName}
          render={
            <Link
              href={`/orgs/${shortName}${section}` as Route}
              aria-current={shortName === current.shortName ? 'true' : undefined}
            />
          }
        >
          <span className="flex items-center gap-2">
            <Tile name={name} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {shortName === current.shortName ? <Icon of={Check} className="text-accent-text" /> : null}
          </span>
        </MenuLink>
      ))}
      {onCreate && (
        <>
          <MenuSeparator />
          <MenuItem icon={Plus} onSelect={onCreate}>
            Create Organization
          </MenuItem>
        </>
      )}
    </>
  );
  if (!hasSearch) {
    return (
      <Menu trigger={trigger} className="w-64">
        {entries}
      </Menu>
    );
  }
  return (
    <Base.FilterProvider>
      <Menu trigger={trigger} className="w-64">
        <SearchField />
        <Base.List>{entries}</Base.List>
      </Menu>
    </Base.FilterProvider>
  );
}
