import type { LucideProps } from 'lucide-react';
import type { ComponentType } from 'react';

import { cx } from './cx.ts';

/** An icon of lucide-react, or our own drawing that takes the same size and class. */
export type IconDrawing = ComponentType<
  Pick<LucideProps, 'size' | 'className' | 'strokeWidth' | 'absoluteStrokeWidth' | 'aria-hidden'>
>;

interface IconProps {
  of: IconDrawing;
  /** `small` is 12 px, for badges and second lines; else 16 px. */
  size?: 'small' | 'normal' | 'large';
  className?: string;
}

const PIXELS = { small: 12, normal: 16, large: 24 };
const STROKE = { small: 1.75, normal: 1.5, large: 1.25 };

/** A decorative icon in the product's stroke; the words beside it carry the meaning. */
export function Icon({ of: Drawing, size = 'normal', className }: IconProps) {
  return (
    <Drawing
      size={PIXELS[size]}
      strokeWidth={STROKE[size]}
      absoluteStrokeWidth
      aria-hidden
      className={cx('shrink-0', className)}
    />
  );
}
