'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

import { formatNumber } from '#lib/format.ts';

import { buttonClass } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { FLOATING } from './menu.tsx';
import { useContentLandmark } from './use-content-landmark.ts';

interface FilterSelectProps {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string[];
  /** Several options at once; otherwise choosing replaces, and `Any` clears. */
  isMultiple: boolean;
  onChange: (chosen: string[]) => void;
  /** Matches per option; undefined while they are being asked for. */
  counts: Record<string, number> | undefined;
  onOpen: () => void;
}

const OPTION =
  'flex min-h-8 items-center gap-2 rounded-control px-2 py-1 outline-hidden select-none data-highlighted:bg-hover max-sm:min-h-11 forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]';

function Option({ value, label, count }: { value: string | null; label: string; count?: number | undefined }) {
  return (
    <Base.Item value={value} label={label} className={OPTION}>
      <span className="grid w-4 shrink-0 place-items-center">
        <Base.ItemIndicator>
          <Icon of={Check} />
        </Base.ItemIndicator>
      </span>
      <span className="sr-only">{count === undefined ? label : `${label}, ${formatNumber(count)}`}</span>
      <Base.ItemText aria-hidden className={cx('flex-1', value === null && 'text-muted')}>
        {label}
      </Base.ItemText>
      <span aria-hidden className="min-w-6 ps-6 text-end text-caption text-muted tabular-nums">
        {count === undefined ? '' : formatNumber(count)}
      </span>
    </Base.Item>
  );
}

/** A filter as a button with a list of options, applied at once; counts are asked for when it opens. */
export function FilterSelect(props: FilterSelectProps) {
  const { label, options, chosen, isMultiple, onChange, counts, onOpen } = props;
  const countOf = (value: string) => (counts ? (counts[value] ?? 0) : undefined);
  const landmark = useContentLandmark();
  const list = (
    <>
      <Base.Trigger
        aria-label={chosen.length > 0 ? `${label}, ${chosen.length} chosen` : label}
        className={buttonClass('plain')}
      >
        {label}
        {chosen.length > 0 ? (
          <span
            aria-hidden
            className="min-w-5 rounded-control bg-accent-soft px-1.5 text-center text-[12px] leading-5 text-accent-text tabular-nums"
          >
            {chosen.length}
          </span>
        ) : null}
        <Base.Icon render={<span />}>
          <Icon of={ChevronDown} size="small" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={landmark}>
        <Base.Positioner
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            aria-label={label}
            className={cx(FLOATING, 'max-h-[min(480px,var(--available-height))] min-w-56 overflow-y-auto p-1')}
          >
            {isMultiple ? null : <Option value={null} label="Any" />}
            {options.map((option) => (
              <Option key={option.value} {...option} count={countOf(option.value)} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </>
  );
  const onOpenChange = (open: boolean) => {
    if (open) onOpen();
  };
  if (isMultiple) {
    return (
      <Base.Root multiple modal={false} value={chosen} onValueChange={onChange} onOpenChange={onOpenChange}>
        {list}
      </Base.Root>
    );
  }
  return (
    <Base.Root
      modal={false}
      value={chosen[0] ?? null}
      onValueChange={(value) => onChange(value === null ? [] : [value])}
      onOpenChange={onOpenChange}
    >
      {list}
    </Base.Root>
  );
}
