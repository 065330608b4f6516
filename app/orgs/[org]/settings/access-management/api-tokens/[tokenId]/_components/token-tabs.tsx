'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { tokenHref } from '#components/tokens/token-href.ts';

const TABS = [
  { label: 'Overview', tab: undefined },
  { label: 'Usage', tab: 'usage' },
  { label: 'Activity', tab: 'activity' },
  { label: 'Settings', tab: 'settings' },
] as const;

/** Links with an address each, so that Back works and a tab can be shared. */
export function TokenTabs({ organization, tokenId }: { organization: string; tokenId: string }) {
  const path = usePathname();
  return (
    <nav
      aria-label="Token"
      className="mb-4 flex gap-6 overflow-x-auto border-b border-line [scrollbar-width:none] max-sm:-mx-4 max-sm:px-4"
    >
      {TABS.map(({ label, tab }) => {
        const href = tokenHref(organization, tokenId, tab);
        return (
          <Link
            key={label}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className="flex h-10 items-center font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text aria-[current]:text-text aria-[current]:shadow-[inset_0_-2px_var(--accent)] max-sm:h-11 forced-colors:aria-[current]:underline"
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
