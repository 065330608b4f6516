'use client';

import type { Header, RowData } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { Icon } from '#components/ui/icon.tsx';

import type { DataTableFeatures } from './table-features.ts';

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** A head cell; a sortable one is a button that goes through ascending, descending and back to the default. */
export function ColumnHeader<TData extends RowData>({ header }: { header: Header<DataTableFeatures, TData> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const sorted = column.getIsSorted();
  if (meta?.isHeaderHidden) return <td role="cell" className={meta.className} />;
  return (
    <th scope="col" role="columnheader" className={meta?.className} aria-sort={sorted ? ARIA_SORT[sorted] : undefined}>
      {column.getCanSort() ? (
        <button type="button" className="column-sort" onClick={() => column.toggleSorting()}>
          {meta?.label}
          {sorted ? <Icon of={sorted === 'asc' ? ArrowUp : ArrowDown} size="small" /> : null}
        </button>
      ) : (
        meta?.label
      )}
    </th>
  );
}
