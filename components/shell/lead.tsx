import type { ReactNode } from 'react';

import { plural } from '#lib/format.ts';

/** What a list is for, and how many `what` it holds; null while that is not known. */
export function Lead({ total, what, children }: { total: number | null; what: string; children: ReactNode }) {
  return (
    <>
      {children}
      {total === null ? null : (
        <>
          <span aria-hidden className="mx-2 text-control">
            ·
          </span>
          <span className="whitespace-nowrap tabular-nums">{plural(total, what)}</span>
        </>
      )}
    </>
  );
}
