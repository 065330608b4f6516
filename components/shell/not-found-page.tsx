'use client';

import { SearchX } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { buttonClass } from '#components/ui/button.tsx';

import { useFrame } from './frame-context.tsx';
import { MessagePage } from './message-page.tsx';
import { isInWorkspaces } from './sections.ts';

/** 404: the same words for what never was, what is gone and what one may not see. */
export function NotFoundPage({ back, place }: { back: { label: string; href: string }; place?: string }) {
  return (
    <MessagePage
      icon={SearchX}
      {...(place === undefined ? {} : { place })}
      title="Page not found"
      actions={
        <Link href={back.href as Route} className={buttonClass('plain')}>
          {back.label}
        </Link>
      }
    >
      It may have been deleted, or you may not have access.
    </MessagePage>
  );
}

/** The same inside an Organization, with the way back to what the person may open there. */
export function NotFoundInOrganization() {
  const { organization, pages } = useFrame();
  const home = `/orgs/${organization.shortName}`;
  const isWorkspace = isInWorkspaces(usePathname());
  const back = isWorkspace
    ? { label: 'Back to Workspaces', href: `${home}/workspaces` }
    : pages.apiTokens
      ? { label: 'Back to API Tokens', href: `${home}/settings/access-management/api-tokens` }
      : { label: 'Back to Organization', href: home };
  return <NotFoundPage back={back} place={organization.name} />;
}
