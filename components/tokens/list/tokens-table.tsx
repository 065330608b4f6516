'use client';

import { useTable, type RowSelectionState, type SortingState, type Updater } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { DataTable } from '#components/data-table/data-table.tsx';
import { dataTableFeatures } from '#components/data-table/table-features.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { useTokenHref, useTokenPlace } from '../token-place.tsx';
import { canBeChanged } from './can-be-changed.ts';
import { columnsOf } from './token-columns.tsx';
import type { TokenQueryControl } from './use-token-query.ts';

interface TokensTableProps {
  rows: TokenRow[];
  total: number;
  /** The question the rows answer. */
  answered: TokenQuery;
  control: TokenQueryControl;
  visibility: Record<string, boolean>;
  selection: RowSelectionState;
  onSelection: (selection: RowSelectionState) => void;
  markedId: string | null;
  instead?: ReactNode;
}

function resolve<T>(updater: Updater<T>, current: T): T {
  return typeof updater === 'function' ? (updater as (value: T) => T)(current) : updater;
}

/** The cycle of a head button ends at the default order; where that is the column's own, it starts over instead. */
function nextSort(
  next: SortingState,
  current: TokenQuery,
): { sort: TokenQuery['sort'] | null; dir: TokenQuery['dir'] | null } {
  const [first] = next;
  if (first) return { sort: first.id as TokenQuery['sort'], dir: first.desc ? 'desc' : 'asc' };
  return current.sort === 'created' && current.dir === 'desc'
    ? { sort: 'created', dir: 'asc' }
    : { sort: null, dir: null };
}

/** The rows; sorting and paging are the server's, the table only holds their state. */
export function TokensTable(props: TokensTableProps) {
  const { rows, total, answered, control, visibility, selection, onSelection, markedId, instead } = props;
  const { scope } = useTokenPlace();
  const hrefOf = useTokenHref();
  const router = useRouter();
  const { query, isPending, change } = control;
  const sorting: SortingState = [{ id: query.sort, desc: query.dir === 'desc' }];
  const table = useTable({
    features: dataTableFeatures,
    columns: columnsOf(scope),
    data: rows,
    getRowId: (token) => token.id,
    rowCount: total,
    manualPagination: true,
    manualSorting: true,
    sortDescFirst: false,
    enableMultiSort: false,
    enableRowSelection: (row) => canBeChanged(row.original),
    state: {
      sorting,
      rowSelection: selection,
      columnVisibility: visibility,
      pagination: { pageIndex: answered.page - 1, pageSize: answered.perPage },
    },
    onSortingChange: (updater) => change(nextSort(resolve(updater, sorting), query)),
    onRowSelectionChange: (updater) => onSelection(resolve(updater, selection)),
  });
  return (
    <DataTable
      table={table}
      caption="API Tokens"
      isBusy={isPending}
      rowClass={(row) => (row.id === markedId ? 'is-new' : undefined)}
      onOpenRow={(row, inNewTab) => {
        const href = hrefOf(row.original);
        if (inNewTab) window.open(href, '_blank', 'noopener');
        else router.push(href);
      }}
      onEscape={() => onSelection({})}
      instead={instead}
    />
  );
}
