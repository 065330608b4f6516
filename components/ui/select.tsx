import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** The browser's own select in the product's looks; give it a label or an `aria-label`. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        className="h-8 w-full appearance-none rounded-control border border-edge bg-canvas ps-3 pe-8 font-medium text-text hover:bg-hover max-sm:h-11 max-sm:text-[16px]"
        {...rest}
      >
        {children}
      </select>
      <Icon
        of={ChevronDown}
        size="small"
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-muted"
      />
    </span>
  );
}
