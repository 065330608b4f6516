'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import type { TokenDialogActions, TokenOrganization } from '#components/tokens/token-dialog-types.ts';
import { TokenDialogsProvider } from '#components/tokens/token-dialogs.tsx';
import { useListHref } from '#components/tokens/list-return.ts';
import type { TokenDetails, TokenFormOptions } from '#lib/tokens/types.ts';

import { TokenHead } from './token-head.tsx';
import { TokenTabs } from './token-tabs.tsx';

interface TokenFrameProps {
  token: TokenDetails;
  organization: TokenOrganization;
  options: TokenFormOptions;
  actions: TokenDialogActions;
  children: ReactNode;
}

/** What all tabs of a token share: its head, its tabs and its dialogs. */
export function TokenFrame({ token, organization, options, actions, children }: TokenFrameProps) {
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
      <TokenTabs organization={organization.shortName} tokenId={token.id} />
      {children}
    </TokenDialogsProvider>
  );
}
