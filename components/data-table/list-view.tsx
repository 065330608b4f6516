'use client';

import { useTable, type ColumnDef, type RowData, type SortingState } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { useReportPending } from '#components/shell/progress-bar.tsx';
import type { ListPage, PerPage } from '#lib/lists.ts';
import type { ActionResult } from '#lib/result.ts';

import { DataTable } from './data-table.tsx';
import { isNarrowed, type FilterOption, type ListDefinition, type ListQueryBase } from './list-definition.ts';
import { ListFailed, NoMatch } from './list-states.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { Pagination } from './pagination.tsx';
import { dataTableFeatures, type DataTableFeatures } from './table-features.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useListQuery, type ListControl } from './use-list-query.ts';

type ListRow = RowData & { id: string };
export type ListColumns<Row extends ListRow> = readonly ColumnDef<DataTableFeatures, Row, unknown>[];

interface ListViewProps<Row extends ListRow, Sort extends string, Filter extends string> {
  list: ListDefinition<Sort, Filter>;
  /** What `tryForPage` answered. */
  listing: ActionResult<ListPage<Row>>;
  /** The question the listing answers. */
  answered: ListQueryBase;
  /** A constant, made with `createColumnHelper`; ids of sortable columns are the keys of `list.sorts`. */
  columns: ListColumns<Row>;
  /** `Search name or email` */
  placeholder: string;
  /** Shown instead of everything while there is nothing to list at all, or nothing that this person may see. */
  empty?: ReactNode;
  /** Options of the filters that know theirs at run time only. */
  options?: Partial<Record<Filter, readonly FilterOption[]>>;
  /** At the end of the toolbar, for a list that is not the whole page. */
  action?: ReactNode;
  /** Where a click on the row leads. The name in the row is the link with the class `row-name`; this is its comfort. */
  rowHref?: (row: Row) => string;
  /** Row to mark as new; see `useRowFocus`. */
  markedId?: string | null;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The cycle of a head button ends at the default order; where that is the column's own, it turns around instead. */
function nextSort(next: SortingState, current: ListQueryBase, list: ListDefinition) {
  const [first] = next;
  if (first) return { sort: first.id, dir: first.desc ? ('desc' as const) : ('asc' as const) };
  const isDefault = current.sort === list.sort && current.dir === list.dir;
  return isDefault ? { sort: list.sort, dir: 'asc' as const } : { sort: null, dir: null };
}

/**
 * A server-driven list: search, filters, sort heads, rows or cards, paging, and its states. A page is five parts:
 * ```tsx
 * // search-params.ts
 * export const USERS = defineList({ one: 'user', many: 'users', sorts: { name: 'Name', joined: 'Joined' },
 *   sort: 'name', dir: 'asc', filters: { role: { label: 'Role', options: ROLE_OPTIONS, isMultiple: true } } });
 * // lib/users/list-users.ts: listFields and rangeOf of #lib/lists.ts
 * // page.tsx, below a Suspense with <ListSkeleton />
 * const query = await USERS.load(searchParams);
 * const listing = await tryForPage(params, (ctx) => listUsers(ctx, query));
 * if (listing.ok && listing.data.page !== query.page) redirect(`${path}${USERS.search({ ...query, page: listing.data.page })}`);
 * return <UsersView listing={listing} answered={query} />;
 * // users-view.tsx ('use client'): PageHead with its button, dialogs, and
 * <ListView list={USERS} listing={listing} answered={answered} columns={userColumns}
 *   placeholder="Search name or email" empty={<NoUsers />} rowHref={(user) => userHref(org, user.id)} />
 * // user-columns.tsx: helper.accessor('name', { meta: { label: 'Name', className: 'col-name on-card' }, cell })
 * ```
 * Column classes are in data-table.css; `on-card` keeps a column on phones.
 */
export function ListView<Row extends ListRow, Sort extends string, Filter extends string>(
  props: ListViewProps<Row, Sort, Filter>,
) {
  const { listing, answered, empty } = props;
  // The parts below only need what every list has.
  const list = props.list as unknown as ListDefinition;
  const control = useListQuery(list);
  useReportPending(control.isPending);
  useAnnouncements(list, answered, listing.ok ? listing.data.total : null);
  const hasNothing = listing.ok && (listing.data.isEmpty || (listing.data.total === 0 && !isNarrowed(list, answered)));
  if (hasNothing && empty) return <div className="rounded-card border border-line">{empty}</div>;
  return (
    <>
      <ListToolbar list={list} control={control} placeholder={props.placeholder} options={props.options ?? {}}>
        {props.action ? <div className="ms-auto max-sm:w-full max-sm:*:w-full">{props.action}</div> : null}
      </ListToolbar>
      <div className="data-frame">
        <ListTable {...props} control={control} words={list} />
        {listing.ok && listing.data.rows.length > 0 ? (
          <div className="data-foot">
            <Pagination
              page={listing.data.page}
              perPage={listing.data.perPage}
              total={listing.data.total}
              onPage={(page) => control.change({ page })}
              onPerPage={(perPage) => control.change({ perPage: perPage as PerPage })}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}

interface ListTableProps<Row extends ListRow> extends Omit<ListViewProps<Row, string, string>, 'list' | 'options'> {
  words: ListDefinition;
  control: ListControl;
}

const NO_ROWS: never[] = [];

function ListTable<Row extends ListRow>(props: ListTableProps<Row>) {
  const { words, listing, answered, columns, control, rowHref, markedId } = props;
  const router = useRouter();
  const rows: Row[] = listing.ok ? listing.data.rows : NO_ROWS;
  const sorting: SortingState = [{ id: control.query.sort, desc: control.query.dir === 'desc' }];
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    rowCount: listing.ok ? listing.data.total : 0,
    manualPagination: true,
    manualSorting: true,
    sortDescFirst: false,
    enableMultiSort: false,
    enableRowSelection: false,
    state: { sorting, pagination: { pageIndex: answered.page - 1, pageSize: answered.perPage } },
    onSortingChange: (updater) => {
      const next = typeof updater === 'function' ? updater(sorting) : updater;
      control.change(nextSort(next, control.query, words));
    },
  });
  const instead = !listing.ok ? (
    <ListFailed title={`${capital(words.many)} could not be loaded`} requestId={listing.requestId} />
  ) : rows.length === 0 ? (
    <NoMatch many={words.many} onClear={control.clearFilters} />
  ) : undefined;
  return (
    <DataTable
      table={table}
      caption={capital(words.many)}
      isBusy={control.isPending}
      rowClass={(row) => (row.id === markedId ? 'is-new' : undefined)}
      onOpenRow={
        rowHref
          ? (row, inNewTab) => {
              const href = rowHref(row.original);
              if (inNewTab) window.open(href, '_blank', 'noopener');
              else router.push(href as never);
            }
          : undefined
      }
      instead={instead}
    />
  );
}
