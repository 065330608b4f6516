import type { ReactNode } from 'react';

import { formatNumber } from '#lib/format.ts';

import { cx } from './cx.ts';
import { Icon, type IconDrawing } from './icon.tsx';

/** `calm` and `ok` are outlines for states nobody has to act on; the others are filled. */
export type BadgeTone = 'calm' | 'ok' | 'info' | 'warn' | 'danger' | 'neutral';

const TONE: Record<BadgeTone, string> = {
  calm: 'border-line bg-canvas text-neutral-text',
  ok: 'border-line bg-canvas text-neutral-text [&>svg]:text-ok-text',
  info: 'border-transparent bg-info-soft text-info-text',
  warn: 'border-transparent bg-warn-soft text-warn-text',
  danger: 'border-transparent bg-danger-soft text-danger-text',
  neutral: 'border-transparent bg-neutral-soft text-neutral-text',
};

interface BadgeProps {
  tone: BadgeTone;
  icon?: IconDrawing;
  children: ReactNode;
}

/** A status pill: icon and words, never colour alone. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 rounded-pill border pe-2 text-caption font-medium whitespace-nowrap forced-colors:border-current',
        icon ? 'ps-[5px]' : 'ps-2',
        TONE[tone],
      )}
    >
      {icon ? <Icon of={icon} size="small" /> : null}
      {children}
    </span>
  );
}

/** A count or fact in a 6 px rectangle: `3 Workspaces`. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span
      data-tag
      className="inline-block min-w-0 truncate rounded-control bg-tag px-1.5 text-[12px] leading-5 whitespace-nowrap text-neutral-text forced-colors:border"
    >
      {children}
    </span>
  );
}

/** A bare number beside what it counts: `Workspaces 3`. */
export function Count({ value }: { value: number }) {
  return (
    <span className="min-w-5 rounded-control bg-tag px-1.5 text-center text-caption leading-5 font-medium text-neutral-text tabular-nums forced-colors:border">
      {formatNumber(value)}
    </span>
  );
}
