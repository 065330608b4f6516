'use client';

import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';

import type { TokenQuery } from '#lib/tokens/schemas.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { canBeChanged } from './can-be-changed.ts';
import type { BulkTarget } from './bulk-words.ts';

/** What the ticks belong to: another question or page starts without any. */
function placeOf(query: TokenQuery): string {
  return JSON.stringify(query);
}

/** Ticked rows of the page in sight, or everything that matches. */
export function useSelection(rows: TokenRow[], total: number, query: TokenQuery) {
  const place = placeOf(query);
  const [state, setState] = useState<{ place: string; ticked: RowSelectionState; isEverything: boolean }>({
    place,
    ticked: {},
    isEverything: false,
  });
  const isHere = state.place === place;
  const ticked = isHere ? state.ticked : {};
  const selected = rows.filter(({ id }) => ticked[id]);
  const isWholePage = selected.length > 0 && selected.length === rows.filter(canBeChanged).length;
  const isEverything = isHere && state.isEverything && isWholePage;
  const set = (next: RowSelectionState) => setState({ place, ticked: next, isEverything: false });
  return {
    ticked,
    selected,
    count: isEverything ? total : selected.length,
    isEverything,
    /** The whole page is ticked and there is more that matches. */
    canTakeEverything: isWholePage && total > rows.length,
    set,
    clear: () => set({}),
    takeEverything: () => setState({ place, ticked, isEverything: true }),
    target: (): BulkTarget =>
      isEverything ? { query: { ...query, page: 1 } } : { ids: selected.map(({ id }) => id), place: query.place },
  };
}

export type Selection = ReturnType<typeof useSelection>;
