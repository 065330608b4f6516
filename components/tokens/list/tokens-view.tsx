'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useRowFocus } from '#components/data-table/use-row-focus.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useReportPending } from '#components/shell/progress-bar.tsx';
import { useRememberedList } from '#components/tokens/list-return.ts';
import type { CreatePrefill, TokenDialogActions } from '#components/tokens/token-dialog-types.ts';
import { TokenDialogsProvider } from '#components/tokens/token-dialogs.tsx';
import { FreshClock, useNow } from '#components/ui/clock.tsx';
import { DEFAULT_POLICIES } from '#lib/policies/policies.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';
import type { TokenFormOptions, TokenPage } from '#lib/tokens/types.ts';

import { tokenListSearch } from './token-search-params.ts';
import { GuestDialogsProvider, type GuestActions } from '../guests/guest-dialogs.tsx';
import { AddTokens } from './add-tokens.tsx';
import type { ChoosableColumn } from './column-choice.ts';
import { ExportMenu } from './export-menu.tsx';
import { TokenListContext, type TokenListActions } from './token-list-context.ts';
import { TokenShortcuts } from './token-shortcuts.tsx';
import { TokensList } from './tokens-list.tsx';
import { NoTokensYet } from './tokens-states.tsx';
import { TokensHead } from './tokens-head.tsx';
import { useFreshPage } from './use-fresh-page.ts';
import { usePrefillOnce } from './use-prefill-once.ts';
import { useTokenQuery } from './use-token-query.ts';

/** What the server found, or the id under which its log says why it did not. */
export type TokenListing = { ok: true; page: TokenPage } | { ok: false; requestId: string };

interface TokensViewProps {
  listing: TokenListing;
  /** The question the listing answers. */
  answered: TokenQuery;
  columns: ChoosableColumn[];
  /** Null when they could not be read; the last known ones are used then. */
  options: TokenFormOptions | null;
  actions: TokenDialogActions;
  listActions: TokenListActions;
  guestActions: GuestActions;
  /** Values of a link that opens the create form. */
  prefill: CreatePrefill | null;
}

const NO_ROWS: TokenPage['rows'] = [];
const NO_OPTIONS: TokenFormOptions = {
  scope: 'ORGANIZATION',
  entityId: '',
  defaultRole: '',
  roles: [],
  policies: DEFAULT_POLICIES,
};

function useLastKnown<T>(value: T | null): T | null {
  const [known, setKnown] = useState(value);
  if (value !== null && value !== known) setKnown(value);
  return value ?? known;
}

function reasonAgainstCreating(page: TokenPage | null, options: TokenFormOptions | null): string | undefined {
  if (options === null) return 'The form could not be loaded. Reload the page.';
  return page && page.canCreate !== true ? page.canCreate : undefined;
}

/** The page: head, toolbar, rows, dialogs. */
export function TokensView({
  listing,
  answered,
  columns,
  options,
  actions,
  listActions,
  guestActions,
  prefill,
}: TokensViewProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const control = useTokenQuery();
  const { page, isStale } = useFreshPage(listing.ok ? listing.page : null, answered, listActions.list);
  const { markedId, created, deleted } = useRowFocus(page?.rows ?? NO_ROWS);
  const now = useNow();
  usePrefillOnce(prefill !== null);
  useReportPending(control.isPending);
  useRememberedList(tokenListSearch(answered).slice(1));

  const gone = (token: { id: string }) => {
    const find = deleted(token);
    router.refresh();
    return find;
  };
  const known = useLastKnown(options);
  const reason = reasonAgainstCreating(page, known);
  const isEmpty = page?.isEmpty ?? false;
  const content = (
    <>
      <TokenShortcuts canCreate={reason === undefined} />
      <TokensHead
        total={isEmpty ? null : (page?.total ?? null)}
        actions={
          isEmpty ? null : (
            <>
              <ExportMenu query={control.query} total={page?.total ?? 0} />
              <AddTokens reason={reason} canAdd={page?.canAdd ?? null} />
            </>
          )
        }
      />
      {isEmpty ? (
        <NoTokensYet reason={reason} canAdd={page?.canAdd ?? null} />
      ) : (
        <TokensList
          page={page}
          requestId={listing.ok ? null : listing.requestId}
          isStale={isStale}
          answered={answered}
          control={control}
          columns={columns}
          markedId={markedId}
        />
      )}
    </>
  );
  return (
    <TokenDialogsProvider
      organization={organization}
      actions={actions}
      options={known ?? NO_OPTIONS}
      initial={prefill ? { kind: 'create', prefill } : undefined}
      onCreated={created}
      onDeleted={gone}
    >
      <TokenListContext value={listActions}>
        <GuestDialogsProvider actions={guestActions} onAdded={created} onRemoved={gone}>
          <FreshClock now={page?.now ?? now}>{content}</FreshClock>
        </GuestDialogsProvider>
      </TokenListContext>
    </TokenDialogsProvider>
  );
}
