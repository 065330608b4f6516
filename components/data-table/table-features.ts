import {
  columnVisibilityFeature,
  metaHelper,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type ReactTable,
  type RowData,
} from '@tanstack/react-table';

export interface DataColumnMeta {
  /** The column's name in words: its header, and its entry in the `Columns` menu. */
  label: string;
  /** `col-…` class with width and small-screen place; see data-table.css. */
  className: string;
  /** Shown before the value where the row is a card. */
  cardLabel?: string;
  /** The column has no header text: its cells name themselves. */
  isHeaderHidden?: boolean;
  /** Room a column needs beyond the usual ones, in px; the table then scrolls sideways inside its frame. */
  extraWidth?: number;
}

/**
 * What our server-driven tables use. No row model but the core one is registered: sorting, filtering and paging happen in
 * SQL, the table only holds their state.
 */
export const dataTableFeatures = tableFeatures({
  columnVisibilityFeature,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<DataColumnMeta>(),
});

export type DataTableFeatures = typeof dataTableFeatures;
export type DataTableInstance<TData extends RowData> = ReactTable<DataTableFeatures, TData>;

/** The last column of a list, for `helper.display`: the `⋯` of each row. */
export const ACTIONS_COLUMN = {
  id: 'actions',
  enableSorting: false,
  meta: { label: 'Actions', className: 'col-actions on-card', isHeaderHidden: true },
} as const;
