'use client';

import { Download, Pause, Play, Trash2, type LucideIcon } from 'lucide-react';

import { TEXT_BUTTON } from '#components/data-table/filter-chips.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { formatNumber } from '#lib/format.ts';

import type { BulkOperation } from './bulk-words.ts';

interface BulkBarProps {
  /** Ticked rows, or everything that matches. */
  count: number;
  onOperation: (operation: BulkOperation) => void;
  onExport: () => void;
  onClear: () => void;
}

function BarButton({
  icon,
  label,
  danger = false,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  danger?: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      size="small"
      className={cx('max-md:w-8 max-md:!px-0 max-sm:w-11', danger && '!text-danger-text [&_svg]:!text-danger-text')}
      onClick={onClick}
    >
      <Icon of={icon} />
      <span className="max-md:sr-only">{label}</span>
    </Button>
  );
}

/** What can be done with the ticked rows; shares the sticky bar with the paging. */
export function BulkBar({ count, onOperation, onExport, onClear }: BulkBarProps) {
  return (
    <section aria-label="Bulk actions" className="flex items-center gap-2 max-sm:w-full max-sm:gap-1">
      <output aria-live="polite" className="font-semibold whitespace-nowrap tabular-nums">
        {formatNumber(count)} selected
      </output>
      <span aria-hidden className="mx-1 h-4 w-px bg-line max-sm:ms-auto max-sm:bg-transparent" />
      <BarButton icon={Pause} label="Pause" onClick={() => onOperation('pause')} />
      <BarButton icon={Play} label="Resume" onClick={() => onOperation('resume')} />
      <BarButton icon={Download} label="Export CSV" onClick={onExport} />
      <BarButton icon={Trash2} label="Delete" danger onClick={() => onOperation('delete')} />
      <button type="button" className={`${TEXT_BUTTON} !text-body max-sm:px-2`} onClick={onClear}>
        Clear
      </button>
    </section>
  );
}
