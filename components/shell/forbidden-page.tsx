'use client';

import { Lock } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { buttonClass } from '#components/ui/button.tsx';
import { formatList } from '#lib/format.ts';

import { useFrame } from './frame-context.tsx';
import { MessagePage } from './message-page.tsx';
import { isInWorkspaces, placeOfTokens, settingsPageOf } from './sections.ts';

/** The role each page needs; the service that refused is the authority, this only names it. */
const NEEDED_ROLE = 'Organization Owner';

/** 403: which role the page needs, which one the person has, and whom to ask. */
export function ForbiddenPage() {
  const { organization, person, pages, owners } = useFrame();
  const path = usePathname();
  const page = settingsPageOf(path);
  // The frame was drawn when the person still had the right: what it says about their role is no longer true.
  const hasChanged = page !== undefined && pages[page.key];
  const tokens = placeOfTokens(path);
  const refusal = tokens
    ? `API Tokens needs the role ${tokens}. You are ${person.role}.`
    : isInWorkspaces(path)
      ? `A Workspace opens for people with a role in it. You are ${person.role}.`
      : `${page?.label ?? 'This page'} needs the role ${NEEDED_ROLE}. You are ${person.role}.`;
  return (
    <MessagePage
      icon={Lock}
      place={organization.name}
      title="You can’t open this page"
      actions={
        <Link href={`/orgs/${organization.shortName}` as Route} className={buttonClass('plain')}>
          Back to Organization
        </Link>
      }
    >
      <p>
        {hasChanged ? 'Your role changed while this page was open. Reload it to see what you can still do.' : refusal}
      </p>
      {owners.length > 0 ? <p className="mt-2">Ask {formatList(owners, 'or')}.</p> : null}
    </MessagePage>
  );
}
