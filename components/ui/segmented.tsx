import Link from 'next/link';
import type { Route } from 'next';

import { cx } from './cx.ts';

interface SegmentedProps {
  /** Accessible name of the group. */
  label: string;
  items: { label: string; href: Route; current: boolean }[];
}

/** A few exclusive views of one page, each with its own URL, so that Back works and a view can be shared. */
export function Segmented({ label, items }: SegmentedProps) {
  return (
    <nav aria-label={label} className="inline-flex max-w-full flex-wrap rounded-control bg-neutral-soft p-0.5">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          replace
          scroll={false}
          aria-current={item.current ? 'true' : undefined}
          className={cx(
            'flex h-7 items-center justify-center rounded-tick px-3 font-medium whitespace-nowrap max-sm:h-11 max-sm:min-w-11 max-sm:px-2.5',
            item.current
              ? 'bg-canvas text-text shadow-[0_0_0_1px_var(--line)] forced-colors:border'
              : 'text-muted hover:text-text',
          )}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
