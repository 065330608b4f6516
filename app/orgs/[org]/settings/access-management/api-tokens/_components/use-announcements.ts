'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

import { useAnnounce } from '#components/ui/live-region.tsx';
import { formatNumber, plural } from '#lib/format.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

const SORT_NAMES: Record<TokenQuery['sort'], string> = {
  name: 'Name',
  role: 'Organization Role',
  expires: 'Expires',
  lastUsed: 'Last used',
  created: 'Created',
  updated: 'Updated',
};

function sentence(before: TokenQuery, after: TokenQuery, total: number): string | null {
  if (before.sort !== after.sort || before.dir !== after.dir) {
    const direction = after.dir === 'asc' ? 'ascending' : 'descending';
    return `Sorted by ${SORT_NAMES[after.sort]}, ${direction}. ${plural(total, 'token')}.`;
  }
  if (before.page !== after.page || before.perPage !== after.perPage) return `Page ${formatNumber(after.page)}.`;
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  return total === 0 ? 'No tokens match.' : `${plural(total, 'token')} ${total === 1 ? 'matches' : 'match'}.`;
}

/** Says what changed once the rows of a new question are here. */
export function useAnnouncements(answered: TokenQuery, total: number | null): void {
  const announce = useAnnounce();
  const last = useRef(answered);
  const onAnswer = useEffectEvent((next: TokenQuery, found: number) => {
    const words = sentence(last.current, next, found);
    last.current = next;
    if (words) announce(words);
  });
  useEffect(() => {
    if (total !== null) onAnswer(answered, total);
  }, [answered, total]);
}
