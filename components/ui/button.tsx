import type { ComponentProps } from 'react';

import { cx } from './cx.ts';

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-quiet';

const KIND: Record<ButtonKind, string> = {
  plain: 'border-edge bg-canvas text-text hover:bg-hover [&_svg]:text-muted',
  primary:
    'border-accent bg-accent text-on-accent not-aria-disabled:hover:border-accent-hover not-aria-disabled:hover:bg-accent-hover aria-disabled:border-line aria-disabled:bg-hover aria-disabled:opacity-100',
  quiet: 'border-transparent bg-transparent text-text hover:bg-hover [&_svg]:text-muted',
  danger:
    'border-danger bg-danger text-on-accent not-aria-disabled:hover:border-danger-hover not-aria-disabled:hover:bg-danger-hover aria-disabled:border-line aria-disabled:bg-hover aria-disabled:opacity-100',
  'danger-quiet': 'border-transparent bg-transparent text-danger-text hover:bg-danger-soft',
};

/** Classes of a button, for links and Base UI parts that look like one. `size="small"` is 28 px, else 32 (44 on phones). */
export function buttonClass(kind: ButtonKind = 'plain', size: 'small' | 'normal' = 'normal', iconOnly = false): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap transition-colors duration-[120ms]',
    'aria-disabled:!text-muted aria-disabled:cursor-default',
    size === 'small' ? 'h-7 px-2 max-sm:h-11' : 'h-8 px-3 max-sm:h-11',
    iconOnly && (size === 'small' ? 'w-7 !px-0 max-sm:w-11' : 'w-8 !px-0 max-sm:w-11'),
    KIND[kind],
    kind.endsWith('quiet')
      ? 'aria-disabled:!bg-transparent aria-disabled:[&_svg]:opacity-50'
      : 'aria-disabled:!border-line aria-disabled:!bg-subtle',
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
  size?: 'small' | 'normal';
  iconOnly?: boolean;
  /** Looks and acts disabled but stays focusable, so that its reason can be read. */
  inactive?: boolean;
}

export function Button({ kind, size, iconOnly, inactive, className, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(buttonClass(kind, size, iconOnly), className)}
      aria-disabled={inactive ? true : undefined}
      onClick={inactive ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}
