import type { ReactNode } from 'react';

/** A line of a card: what, and how it is. */
export function Fact({ label, sub, children }: { label: string; sub?: string | undefined; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[144px_minmax(0,1fr)] gap-3 py-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children}
        {sub && <span className="block text-caption text-muted">{sub}</span>}
      </dd>
    </div>
  );
}
