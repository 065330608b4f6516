'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import type { TokenDialogActions, TokenOrganization } from '#components/tokens/token-dialog-types.ts';
import { TokenDialogsProvider } from '#components/tokens/token-dialogs.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import { tokenHref, type TokenTab } from '#components/tokens/token-href.ts';
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
  children: ReactNode;
}

/** What all tabs of a token share: its head, its tabs and its dialogs. */
export function TokenFrame({ token, roleCounts, organization, options, actions, children }: TokenFrameProps) {
  const router = useRouter();
  const listHref = useListHref(organization.shortName);
  return (
    <TokenDialogsProvider
      organization={organization}
      options={options}
      actions={actions}
      onDeleted={() => router.push(listHref)}
    >
      <TokenHead token={token} listHref={listHref} />
      <TabLinks label="Token" tabs={tabsOf(token, roleCounts, organization.shortName)} />
      {children}
    </TokenDialogsProvider>
  );
}

/** A Workspace token has its Workspace role at home, a Deployment token its Deployment role too (screens.md 7). */
function tabsOf({ id, scope }: TokenDetails, counts: SubjectRoleTabs, organization: string) {
  const href = (tab?: TokenTab) => tokenHref(organization, id, tab);
  return [
    { label: 'Overview', href: href() },
    ...(scope === 'ORGANIZATION' ? [{ label: 'Workspaces', href: href('workspaces'), count: counts.workspaces }] : []),
    ...(scope === 'DEPLOYMENT' ? [] : [{ label: 'Deployments', href: href('deployments'), count: counts.deployments }]),
    { label: 'Dags', href: href('dags'), count: counts.dags },
    { label: 'Usage', href: href('usage') },
    { label: 'Activity', href: href('activity') },
    { label: 'Settings', href: href('settings') },
  ];
}
