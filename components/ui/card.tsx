import type { ReactNode } from 'react';

import { cx } from './cx.ts';

interface CardProps {
  title: string;
  /** At the end of the title line. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled box of a details page. */
export function Card({ title, aside, children, className }: CardProps) {
  return (
    <section aria-label={title} className={cx('min-w-0 rounded-card border border-line', className)}>
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1.5">
        <h2 className="flex-1 text-body font-semibold whitespace-nowrap">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
