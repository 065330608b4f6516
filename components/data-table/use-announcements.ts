'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

import { useAnnounce } from '#components/ui/live-region.tsx';
import { formatNumber, plural } from '#lib/format.ts';

import type { ListQueryBase } from './list-definition.ts';

/** How a list's sentences call its rows and its sort keys. */
export interface ListWording {
  one: string;
  many: string;
  sorts: Record<string, string>;
}

function sentence(words: ListWording, before: ListQueryBase, after: ListQueryBase, total: number): string | null {
  const rows = plural(total, words.one, words.many);
  if (before.sort !== after.sort || before.dir !== after.dir) {
    const direction = after.dir === 'asc' ? 'ascending' : 'descending';
    return `Sorted by ${words.sorts[after.sort]}, ${direction}. ${rows}.`;
  }
  if (before.page !== after.page || before.perPage !== after.perPage) return `Page ${formatNumber(after.page)}.`;
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  return total === 0 ? `No ${words.many} match.` : `${rows} ${total === 1 ? 'matches' : 'match'}.`;
}

/** Says what changed once the rows of a new question are here; `total` is null while there are none. */
export function useAnnouncements(words: ListWording, answered: ListQueryBase, total: number | null): void {
  const announce = useAnnounce();
  const last = useRef(answered);
  const onAnswer = useEffectEvent((next: ListQueryBase, found: number) => {
    const said = sentence(words, last.current, next, found);
    last.current = next;
    if (said) announce(said);
  });
  useEffect(() => {
    if (total !== null) onAnswer(answered, total);
  }, [answered, total]);
}
