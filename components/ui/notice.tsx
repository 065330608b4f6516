import { CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';

import { cx } from './cx.ts';

export type NoticeTone = 'info' | 'warn' | 'danger' | 'neutral';

const TONE: Record<NoticeTone, { box: string; icon: string; Icon: LucideIcon }> = {
  info: { box: 'bg-info-soft', icon: 'text-info-text', Icon: Info },
  warn: { box: 'bg-warn-soft', icon: 'text-warn-text', Icon: TriangleAlert },
  danger: { box: 'bg-danger-soft', icon: 'text-danger-text', Icon: CircleAlert },
  neutral: { box: 'bg-neutral-soft', icon: 'text-neutral-text', Icon: Info },
};

interface NoticeProps {
  tone: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links at the end of the row; below the text on small screens. */
  action?: ReactNode;
  Icon?: LucideIcon;
  /** Read out at once: for what went wrong just now. */
  alert?: boolean;
  /** Makes it a named region. */
  label?: string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** A soft box with an icon: something to know before going on. */
export function Notice({ tone, title, children, action, Icon, alert, label, className, ref }: NoticeProps) {
  const look = TONE[tone];
  const Sign = Icon ?? look.Icon;
  return (
    <div
      ref={ref}
      role={alert ? 'alert' : label ? 'region' : undefined}
      aria-label={label}
      tabIndex={alert ? -1 : undefined}
      className={cx('flex gap-3 rounded-card p-3 forced-colors:border', look.box, className)}
    >
      <Sign
        size={16}
        strokeWidth={1.5}
        aria-hidden
        className={cx(action ? 'mt-1.5' : 'mt-0.5', 'flex-none', look.icon)}
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64 wrap-anywhere">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
    </div>
  );
}
