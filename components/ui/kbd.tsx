import type { ReactNode } from 'react';

import { cx } from './cx.ts';

/** A key cap. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cx(
        'inline-block min-w-5 rounded-tick border border-line bg-subtle px-1 text-center font-sans text-[12px] leading-[18px] font-medium text-muted',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
