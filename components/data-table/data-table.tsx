'use client';

import type { Row, RowData } from '@tanstack/react-table';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';

import { ColumnHeader } from './column-header.tsx';
import { SelectAllHeader } from './select-column.tsx';
import type { DataTableFeatures, DataTableInstance } from './table-features.ts';

interface DataTableProps<TData extends RowData> {
  table: DataTableInstance<TData>;
  /** Names the table for screen readers. */
  caption: string;
  /** While newer rows are on their way, the old ones stay, paler. */
  isBusy: boolean;
  rowClass?: (row: Row<DataTableFeatures, TData>) => string | undefined;
  /** Opens a row: by a click on it that hit no control, in a new tab with Ctrl, ⌘ or the middle button. */
  onOpenRow?: ((row: Row<DataTableFeatures, TData>, inNewTab: boolean) => void) | undefined;
  /** Esc inside the table. */
  onEscape?: () => void;
  /** Replaces the body: nothing found, or a failure. */
  instead?: ReactNode;
}

const CONTROL = 'a, button, input, select, textarea, label, [role="menuitem"]';
/** What the arrow keys reach in a row: its controls, and whatever else can take focus. */
const STOPS = 'a[href], button, input, [tabindex]';

/** React passes on what happens in menus and dialogs that a row opened, though they stand elsewhere on the page. */
function isInside(event: MouseEvent | KeyboardEvent): boolean {
  return event.target instanceof Node && event.currentTarget.contains(event.target);
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest(CONTROL) !== null;
}

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}

/** Left and right move along the row, so that times and badges can be read without a hundred stops of the Tab key. */
function moveAlongRow(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  if (!(event.target instanceof HTMLElement)) return;
  const row = event.target.closest('tr');
  if (!row) return;
  const stops = [...row.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.offsetParent !== null);
  const next = stops[stops.indexOf(event.target) + (event.key === 'ArrowRight' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Columns beyond the usual ones must not squeeze the name. */
function minWidthStyle<TData extends RowData>(table: DataTableInstance<TData>): CSSProperties {
  const extra = table
    .getVisibleLeafColumns()
    .reduce((sum, { columnDef }) => sum + (columnDef.meta?.extraWidth ?? 0), 0);
  return extra > 0 ? ({ '--table-min': `${1000 + extra}px` } as CSSProperties) : {};
}

/**
 * A native table whose rows become cards on small screens; the roles are written out because changing `display` takes
 * them away.
 */
export function DataTable<TData extends RowData>(props: DataTableProps<TData>) {
  const { table, caption, isBusy, rowClass, onOpenRow, onEscape, instead } = props;
  const open = (event: MouseEvent, row: Row<DataTableFeatures, TData>) => {
    if (!onOpenRow || !isInside(event) || isOnControl(event) || hasSelectedText()) return;
    onOpenRow(row, event.ctrlKey || event.metaKey || event.button === 1);
  };
  return (
    <div className="data-table-scroll">
      <table
        role="table"
        aria-busy={isBusy}
        className="data-table"
        style={minWidthStyle(table)}
        onKeyDown={(event) => {
          if (!isInside(event)) return;
          if (event.key === 'Escape') onEscape?.();
          else moveAlongRow(event);
        }}
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map((header) =>
                header.column.id === 'select' ? (
                  <SelectAllHeader key={header.id} table={table} />
                ) : (
                  <ColumnHeader key={header.id} header={header} />
                ),
              )}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup">
          {instead ? (
            <tr role="row" className="data-table-instead">
              <td role="cell" colSpan={table.getVisibleLeafColumns().length}>
                {instead}
              </td>
            </tr>
          ) : (
            table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                role="row"
                data-row-id={row.id}
                data-selected={row.getIsSelected() || undefined}
                className={rowClass?.(row)}
                data-opens={onOpenRow ? '' : undefined}
                onClick={(event) => open(event, row)}
                onAuxClick={(event) => {
                  if (event.button === 1) open(event, row);
                }}
              >
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.id}
                    role="cell"
                    className={cell.column.columnDef.meta?.className}
                    data-label={cell.column.columnDef.meta?.cardLabel}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  );
}
