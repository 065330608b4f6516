'use client';

import type { ReactNode } from 'react';

import { formatDate, formatDateTime, formatLocal, formatRelative, formatUtc } from '#lib/format.ts';

import { useNow, useTimeZone } from './clock.tsx';
import { Tooltip } from './tooltip.tsx';

interface TimeProps {
  value: Date;
  /** `relative` falls back to the date beyond 30 days. */
  mode?: 'relative' | 'date' | 'dateTime';
  /** Further lines of the tooltip, below the UTC and the local time. */
  note?: string | undefined;
  /** -1 keeps the time out of the Tab order where arrow keys reach it, as in table rows. */
  tabIndex?: 0 | -1;
  className?: string;
}

/** A moment in words; its tooltip, on hover and focus, says it exactly in UTC and in the person's time zone. */
export function Time({ value, mode = 'relative', note, tabIndex = 0, className }: TimeProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  const words = {
    relative: () => formatRelative(value, now, timeZone),
    date: () => formatDate(value, timeZone),
    dateTime: () => formatDateTime(value, timeZone),
  };
  const lines: ReactNode = [formatUtc(value), formatLocal(value, timeZone), note].filter(Boolean).join('\n');
  return (
    <Tooltip content={lines}>
      <time dateTime={value.toISOString()} tabIndex={tabIndex} className={className}>
        {words[mode]()}
      </time>
    </Tooltip>
  );
}
