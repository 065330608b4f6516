import type { ReactNode } from 'react';

import { cx } from './cx.ts';

/** A line of a card's `dl`: what, and how it is. */
export function Fact({
  label,
  sub,
  isWide = false,
  children,
}: {
  label: string;
  sub?: string | undefined;
  /** Room for long labels. */
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={cx(
        'grid gap-3 py-1.5',
        isWide ? 'grid-cols-[144px_minmax(0,1fr)]' : 'grid-cols-[104px_minmax(0,1fr)]',
      )}
    >
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children}
        {sub && <span className="block text-caption text-muted">{sub}</span>}
      </dd>
    </div>
  );
}
