'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { useFrame } from './frame-context.tsx';

const AREAS = [
  { label: 'Workspaces', path: '/workspaces' },
  { label: 'Organization Settings', path: '/settings' },
] as const;

function useAreas() {
  const { organization } = useFrame();
  const path = usePathname();
  return AREAS.map((area) => {
    const href = `/orgs/${organization.shortName}${area.path}`;
    return { label: area.label, href: href as Route, isCurrent: path === href || path.startsWith(`${href}/`) };
  });
}

/** The areas of an Organization, in the header. */
export function MainLinks() {
  return (
    <nav aria-label="Main" className="ms-4 flex self-stretch max-sm:hidden">
      {useAreas().map(({ label, href, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? 'true' : undefined}
          className="relative flex items-center px-3 font-medium whitespace-nowrap text-muted hover:text-text aria-[current]:text-text aria-[current]:after:absolute aria-[current]:after:inset-x-3 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:bg-accent"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** The same on phones, at the top of the menu, where the header has no room for them. */
export function MainLinksInMenu({ onNavigate }: { onNavigate: () => void }) {
  return (
    <nav aria-label="Main" className="border-b border-line px-3 pt-12 pb-2 sm:hidden">
      <ul>
        {useAreas().map(({ label, href, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent ? 'true' : undefined}
              onClick={onNavigate}
              className="flex h-11 items-center rounded-control px-3 font-medium hover:bg-hover aria-[current]:text-accent-text"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
