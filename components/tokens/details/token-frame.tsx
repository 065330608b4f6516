'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { GuestDialogsProvider, type GuestActions } from '#components/tokens/guests/guest-dialogs.tsx';
import type { TokenDialogActions, TokenOrganization } from '#components/tokens/token-dialog-types.ts';
import { TokenDialogsProvider } from '#components/tokens/token-dialogs.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import type { TokenTab } from '#components/tokens/token-href.ts';
import { useTokenHref } from '#components/tokens/token-place.tsx';
import { useListHref } from '#components/tokens/list-return.ts';
import type { SubjectRoleTabs } from '#lib/subject-roles/types.ts';
import type { TokenDetails, TokenFormOptions } from '#lib/tokens/types.ts';

import { TokenHead } from './token-head.tsx';

interface TokenFrameProps {
  token: TokenDetails;
  /** Roles of its own, for the tab labels. */
  roleCounts: SubjectRoleTabs;
  organization: TokenOrganization;
  options: TokenFormOptions;
  actions: TokenDialogActions;
  guestActions: GuestActions;
  children: ReactNode;
}

/** What all tabs of a token share: its head, its tabs and its dialogs. */
export function TokenFrame({
  token,
  roleCounts,
  organization,
  options,
  actions,
  guestActions,
  children,
}: TokenFrameProps) {
  const router = useRouter();
  const listHref = useListHref();
  const hrefOf = useTokenHref();
  const hrefs = (tab?: TokenTab) => hrefOf({ id: token.id }, tab);
  return (
    <TokenDialogsProvider
      organization={organization}
      options={options}
      actions={actions}
      onDeleted={() => router.push(listHref)}
    >
      <GuestDialogsProvider
        actions={guestActions}
        onAdded={() => router.refresh()}
        onRemoved={() => router.push(listHref)}
      >
        <TokenHead token={token} listHref={listHref} />
        <TabLinks label="Token" tabs={tabsOf(token, roleCounts, hrefs)} />
        {children}
      </GuestDialogsProvider>
    </TokenDialogsProvider>
  );
}

/**
 * A Workspace token has its Workspace role at home, a Deployment token its Deployment role too (screens.md 7). Roles,
 * history and settings are for those who see the token's home: they tell where else it acts.
 */
function tabsOf(token: TokenDetails, counts: SubjectRoleTabs, href: (tab?: TokenTab) => Route) {
  const { scope } = token;
  const overview = { label: 'Overview', href: href() };
  const usage = { label: 'Usage', href: href('usage') };
  if (!token.isHomeVisible) return [overview, usage];
  return [
    overview,
    ...(scope === 'ORGANIZATION' ? [{ label: 'Workspaces', href: href('workspaces'), count: counts.workspaces }] : []),
    ...(scope === 'DEPLOYMENT' ? [] : [{ label: 'Deployments', href: href('deployments'), count: counts.deployments }]),
    { label: 'Dags', href: href('dags'), count: counts.dags },
    usage,
    { label: 'Activity', href: href('activity') },
    { label: 'Settings', href: href('settings') },
  ];
}
