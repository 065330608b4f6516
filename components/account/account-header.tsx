import type { Route } from 'next';
import Link from 'next/link';

import { HomeLink } from '#components/shell/home-link.tsx';
import { UserMenu } from '#components/shell/user-menu.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import type { Theme } from '#lib/preferences.ts';

interface AccountHeaderProps {
  person: { fullName: string; email: string };
  /** The Organization to go back to; null for somebody who has none. */
  organization: { shortName: string; name: string } | null;
  theme: Theme;
}

/** The bar over pages that belong to no Organization: product, the way back, person. */
export function AccountHeader({ person, organization, theme }: AccountHeaderProps) {
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-line bg-canvas ps-5 pe-6 max-sm:ps-4 max-sm:pe-2">
      <HomeLink href="/" />
      {organization && (
        <>
          <span aria-hidden className="mx-1 ms-2 text-lead text-edge max-sm:hidden">
            /
          </span>
          <Link href={`/orgs/${organization.shortName}` as Route} className={`${buttonClass('quiet')} min-w-0`}>
            <span className="truncate">
              <span className="max-sm:sr-only">Back to </span>
              {organization.name}
            </span>
          </Link>
        </>
      )}
      <span className="flex-1" />
      <UserMenu {...{ ...person, role: null, theme }} />
    </header>
  );
}
