import { Mail } from 'lucide-react';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { initials } from '#lib/format.ts';

/** Initials in a circle; a letter for somebody who has no name yet. Decoration: the name stands beside it. */
export function Avatar({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) {
  return (
    <span
      aria-hidden
      className={cx(
        'grid shrink-0 place-items-center rounded-full bg-neutral-soft font-semibold tracking-[-0.02em] text-neutral-text',
        size === 'large' ? 'size-10 text-body' : 'size-7 text-[12px] leading-none',
      )}
    >
      {name === '' ? <Icon of={Mail} size="small" /> : initials(name)}
    </span>
  );
}
