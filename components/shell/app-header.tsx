'use client';

import { CircleQuestionMark } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';

import { CreateOrganizationDialog } from '#components/auth/create-organization-dialog.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { Theme } from '#lib/preferences.ts';
import type { ActionResult } from '#lib/result.ts';

import { useFrame } from './frame-context.tsx';
import { HomeLink } from './home-link.tsx';
import { MainLinks } from './main-links.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { UserMenu } from './user-menu.tsx';

interface AppHeaderProps {
  theme: Theme;
  /** `{ name, shortName }`. */
  createOrganization: (input: unknown) => Promise<ActionResult<{ shortName: string }>>;
}

/** The 56 px bar over every page: product, Organization, areas, person. */
export function AppHeader({ theme, createOrganization }: AppHeaderProps) {
  const { organization, organizations, person, canCreateOrganization } = useFrame();
  const [isCreating, setIsCreating] = useState(false);
  const home = `/orgs/${organization.shortName}` as Route;
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-line bg-canvas ps-5 pe-6 max-sm:ps-4 max-sm:pe-2">
      <HomeLink href={home} />
      <span aria-hidden className="mx-1 ms-2 text-lead text-edge max-sm:hidden">
        /
      </span>
      <OrganizationSwitcher
        current={organization}
        organizations={organizations}
        onCreate={canCreateOrganization ? () => setIsCreating(true) : null}
      />
      <MainLinks />
      <span className="flex-1" />
      <Tooltip content="Documentation" side="bottom">
        <Link href="/docs" aria-label="Documentation" className={buttonClass('quiet', 'normal', true)}>
          <Icon of={CircleQuestionMark} />
        </Link>
      </Tooltip>
      <UserMenu {...person} theme={theme} />
      <CreateOrganizationDialog open={isCreating} onClose={() => setIsCreating(false)} action={createOrganization} />
    </header>
  );
}
