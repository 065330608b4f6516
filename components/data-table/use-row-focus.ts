'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a new row stays marked, in ms. */
const MARK_MS = 3000;

function rowName(id: string | undefined): HTMLElement | null {
  return id === undefined ? null : document.querySelector<HTMLElement>(`[data-row-id="${id}"] .row-name`);
}

/**
 * Where the focus goes when rows come and go: to the name of a new row, which is marked for 3 s, and to the name of the
 * row after a deleted one. Both wait for the rows, because the answer may be later than the dialog's closing.
 */
export function useRowFocus(rows: readonly { id: string }[]) {
  const [markedId, setMarkedId] = useState<string | null>(null);
  const wanted = useRef<{ id: string; gone?: string } | null>(null);

  useEffect(() => {
    const want = wanted.current;
    if (!want) return;
    const isHere = rows.some(({ id }) => id === want.id);
    const isSettled = want.gone === undefined || !rows.some(({ id }) => id === want.gone);
    if (!isHere || !isSettled) return;
    wanted.current = null;
    // Only when the focus was lost with the row, or still is where the dialog left it.
    rowName(want.id)?.focus();
  }, [rows]);

  useEffect(() => {
    if (markedId === null) return;
    const timer = setTimeout(() => setMarkedId(null), MARK_MS);
    return () => clearTimeout(timer);
  }, [markedId]);

  const created = useCallback((row: { id: string }) => {
    setMarkedId(row.id);
    wanted.current = { id: row.id };
    return () => {
      const name = rowName(row.id);
      if (name) wanted.current = null;
      return name;
    };
  }, []);

  const deleted = useCallback(
    (row: { id: string }) => {
      const at = rows.findIndex(({ id }) => id === row.id);
      const next = rows[at + 1] ?? rows[at - 1];
      if (next) wanted.current = { id: next.id, gone: row.id };
      return () => rowName(next?.id);
    },
    [rows],
  );
  return { markedId, created, deleted };
}
