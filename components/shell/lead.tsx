import type { ReactNode } from 'react';

import { cx } from '#components/ui/cx.ts';
import { plural } from '#lib/format.ts';

/** As wide as most numbers of rows are. */
const TYPICAL = 8;

/** What a list is for, and how many `what` it holds; while that is null, its place is kept. */
export function Lead({ total, what, children }: { total: number | null; what: string; children: ReactNode }) {
  return (
    <>
      {children}
      <span aria-hidden className={cx('mx-2 text-control', total === null && 'invisible')}>
        ·
      </span>
      <span
        aria-hidden={total === null || undefined}
        className={cx('whitespace-nowrap tabular-nums', total === null && 'invisible')}
      >
        {plural(total ?? TYPICAL, what)}
      </span>
    </>
  );
}
