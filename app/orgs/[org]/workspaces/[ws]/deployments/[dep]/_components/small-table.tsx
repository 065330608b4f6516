import type { ReactNode } from 'react';

import { cx } from '#components/ui/cx.ts';

interface SmallTableProps {
  caption: string;
  heads: readonly { label: string; isNumber?: boolean }[];
  rows: { key: string; cells: ReactNode[] }[];
}

/** A few rows inside a card; wider than the card it scrolls by itself. */
export function SmallTable({ caption, heads, rows }: SmallTableProps) {
  return (
    <div className="overflow-x-auto" tabIndex={-1}>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-start text-[12px] text-muted">
            {heads.map(({ label, isNumber }) => (
              <th
                key={label}
                scope="col"
                className={cx('h-8 px-4 font-medium whitespace-nowrap', isNumber ? 'text-end' : 'text-start')}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td
                  key={heads[index]?.label}
                  className={cx('px-4 py-2 align-top', heads[index]?.isNumber && 'text-end')}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
