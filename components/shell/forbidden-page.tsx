'use client';

import { Lock } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLayoutEffect } from 'react';

import { buttonClass } from '#components/ui/button.tsx';
import { formatList } from '#lib/format.ts';

import { useFrame } from './frame-context.tsx';
import { MessagePage } from './message-page.tsx';
import { accessPageOf, isInWorkspaces, settingsPageOf } from './sections.ts';

/** The role each page needs; the service that refused is the authority, this only names it. */
const NEEDED_ROLE = 'Organization Owner';

/** 403: which role the page needs, which one the person has, and whom to ask. */
export function ForbiddenPage() {
  const { organization, person, pages, owners } = useFrame();
  const path = usePathname();
  const isReading = useFreshFrame(path);
  const page = settingsPageOf(path);
  // The frame says that this page opens, the service that it does not: what the frame says is no longer true.
  const hasChanged = page !== undefined && pages[page.key];
  const access = accessPageOf(path);
  const refusal = access
    ? `${access.label} needs the role ${access.needs}. You are ${person.role}.`
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
        {isReading
          ? 'Your access changed while this page was open.'
          : hasChanged
            ? 'Your access changed while this page was open. Reload it to see what you can still do.'
            : refusal}
      </p>
      {owners.length > 0 && !isReading ? <p className="mt-2">Ask {formatList(owners, 'or')}.</p> : null}
    </MessagePage>
  );
}

/**
 * Reads the frame again where it is older than the refusal: the role may have changed since, or the addresses that are let
 * in, and then the Organization answers with another page than this. True until it has been read.
 */
function useFreshFrame(path: string): boolean {
  const { readFor, isReading, readAgain } = useFrame();
  const isOlder = readFor !== path;
  // Before the page is painted, so that nobody reads a sentence that is about to change.
  useLayoutEffect(() => {
    if (isOlder) readAgain(path);
  }, [isOlder, readAgain, path]);
  return isOlder || isReading;
}
