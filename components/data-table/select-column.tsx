'use client';

import type { Row, RowData } from '@tanstack/react-table';

import { Checkbox } from '#components/ui/checkbox.tsx';

import type { DataTableFeatures, DataTableInstance } from './table-features.ts';

/** Ticks every row of the page that can be ticked; mixed while only some are. */
export function SelectAllHeader<TData extends RowData>({ table }: { table: DataTableInstance<TData> }) {
  const isAll = table.getIsAllPageRowsSelected();
  const isEmpty = !table.getRowModel().rows.some((row) => row.getCanSelect());
  return (
    <th scope="col" role="columnheader" className="col-check">
      <label className="check-target">
        <Checkbox
          aria-label="Select all on this page"
          checked={isAll && !isEmpty}
          indeterminate={!isAll && table.getIsSomePageRowsSelected()}
          disabled={isEmpty}
          onChange={(event) => table.toggleAllPageRowsSelected(event.target.checked)}
        />
      </label>
    </th>
  );
}

/** Shift+click ticks everything between. */
export function SelectCell<TData extends RowData>({ row, name }: { row: Row<DataTableFeatures, TData>; name: string }) {
  if (!row.getCanSelect()) return null;
  return (
    <label className="check-target">
      <Checkbox aria-label={`Select ${name}`} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
    </label>
  );
}
