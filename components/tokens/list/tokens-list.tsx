'use client';

import { useRouter } from 'next/navigation';

import { ListFailed } from '#components/data-table/list-states.tsx';
import { useAnnouncements } from '#components/data-table/use-announcements.ts';
import { Button } from '#components/ui/button.tsx';
import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatRelative } from '#lib/format.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';
import type { Profile, TokenPage, TokenRow } from '#lib/tokens/types.ts';

import { BulkDialog, BulkStatus } from './bulk-dialog.tsx';
import type { ChoosableColumn } from './column-choice.ts';
import type { Creator } from './more-filters.tsx';
import { useTokenPlace } from '../token-place.tsx';
import { PLACE_WORDS } from './place-words.ts';
import { TokensFoot } from './tokens-foot.tsx';
import { NoTokensMatch } from './tokens-states.tsx';
import { TokensTable } from './tokens-table.tsx';
import { TokensToolbar } from './tokens-toolbar.tsx';
import { useBulk } from './use-bulk.ts';
import { useColumns } from './use-columns.ts';
import { useSelection } from './use-selection.ts';
import type { TokenQueryControl } from './use-token-query.ts';

interface TokensListProps {
  page: TokenPage | null;
  /** Set when there is no page: the list failed. */
  requestId: string | null;
  isStale: boolean;
  answered: TokenQuery;
  control: TokenQueryControl;
  columns: ChoosableColumn[];
  markedId: string | null;
}

const NO_ROWS: TokenRow[] = [];

const wordsOf = (scope: TokenRow['scope']) => ({
  one: 'token',
  many: 'tokens',
  sorts: {
    name: 'Name',
    role: PLACE_WORDS[scope].roleColumn,
    expires: 'Expires',
    lastUsed: 'Last used',
    created: 'Created',
    updated: 'Updated',
  } satisfies Record<TokenQuery['sort'], string>,
});

const TOKEN_WORDS = {
  ORGANIZATION: wordsOf('ORGANIZATION'),
  WORKSPACE: wordsOf('WORKSPACE'),
  DEPLOYMENT: wordsOf('DEPLOYMENT'),
};

function creatorsOf(rows: TokenRow[]): Creator[] {
  const byId = new Map(rows.map(({ createdBy }): [string, Profile] => [createdBy.id, createdBy]));
  return [...byId.values()].map(({ id, label }) => ({ id, label })).toSorted((a, b) => a.label.localeCompare(b.label));
}

function StaleNotice({ since }: { since: Date }) {
  const router = useRouter();
  return (
    <Notice
      tone="warn"
      className="mt-2"
      action={
        <Button size="small" onClick={() => router.refresh()}>
          Refresh
        </Button>
      }
    >
      Showing data from {formatRelative(since, useNow(), useTimeZone())}.
    </Notice>
  );
}

/** Toolbar, table and bar of an Organization that has tokens. */
export function TokensList(props: TokensListProps) {
  const { page, requestId, isStale, answered, control, markedId } = props;
  const { change } = control;
  const rows = page?.rows ?? NO_ROWS;
  const total = page?.total ?? 0;
  const { visible, change: changeColumns, visibility } = useColumns(props.columns);
  const selection = useSelection(rows, total, answered);
  const { ask, ...dialog } = useBulk(selection);
  const { run } = dialog.bulk;
  const { scope } = useTokenPlace();
  useAnnouncements(TOKEN_WORDS[scope], answered, page ? total : null);

  const instead = requestId ? (
    <ListFailed title="Tokens could not be loaded" requestId={requestId} />
  ) : rows.length === 0 ? (
    <NoTokensMatch control={control} />
  ) : undefined;
  return (
    <>
      <TokensToolbar
        control={control}
        creators={creatorsOf(rows)}
        total={total}
        columns={visible}
        onColumns={changeColumns}
      />
      {isStale && page ? <StaleNotice since={page.now} /> : null}
      {run && !dialog.isWatched ? <BulkStatus run={run} onShow={() => dialog.onWatch(true)} /> : null}
      <div className="data-frame">
        <TokensTable
          rows={rows}
          total={total}
          answered={answered}
          control={control}
          visibility={visibility}
          selection={selection.ticked}
          onSelection={selection.set}
          markedId={markedId}
          instead={instead}
        />
        {instead ? null : (
          <TokensFoot
            selection={selection}
            answered={answered}
            total={total}
            onPage={(next) => change({ page: next })}
            onPerPage={(perPage) => change({ perPage })}
            onOperation={ask}
          />
        )}
      </div>
      <BulkDialog {...dialog} />
    </>
  );
}
