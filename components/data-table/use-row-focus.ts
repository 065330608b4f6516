'use client';

import { useCallback, useEffect, useState } from 'react';

/** How long a new row stays marked, in ms. */
const MARK_MS = 3000;

interface WantedFocus {
  /** The row whose name gets the focus. */
  id: string;
  /** The row that has to be gone first. */
  gone?: string;
}

function rowName(id: string | undefined): HTMLElement | null {
  return id === undefined ? null : document.querySelector<HTMLElement>(`[data-row-id="${id}"] .row-name`);
}

/** Whether an open dialog holds the focus, or will put it somewhere when it closes. */
function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/**
 * Where the focus goes when rows come and go: to the name of a new row, which is marked for 3 s, and to the name of the
 * row after a deleted one. It waits for the row to be drawn and for the dialog to be gone, whichever is later.
 */
export function useRowFocus(rows: readonly { id: string }[]) {
  const [markedId, setMarkedId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<WantedFocus | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let frame = 0;
    const attempt = () => {
      const name = wanted.gone !== undefined && rowName(wanted.gone) ? null : rowName(wanted.id);
      if (!name || isDialogOpen()) return;
      name.focus();
      setWanted(null);
    };
    // A frame later, because a dialog that closes gives the focus back after it left the page.
    const changes = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(attempt);
    });
    // Whoever goes on by hand before the row is there keeps their place.
    const giveUp = () => {
      if (!isDialogOpen()) setWanted(null);
    };
    attempt();
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('keydown', giveUp);
    document.addEventListener('pointerdown', giveUp);
    return () => {
      changes.disconnect();
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', giveUp);
      document.removeEventListener('pointerdown', giveUp);
    };
  }, [wanted]);

  useEffect(() => {
    if (markedId === null) return;
    const timer = setTimeout(() => setMarkedId(null), MARK_MS);
    return () => clearTimeout(timer);
  }, [markedId]);

  const created = useCallback((row: { id: string }) => {
    setMarkedId(row.id);
    setWanted({ id: row.id });
    return () => rowName(row.id);
  }, []);

  const deleted = useCallback(
    (row: { id: string }) => {
      const at = rows.findIndex(({ id }) => id === row.id);
      const next = rows[at + 1] ?? rows[at - 1];
      if (next) setWanted({ id: next.id, gone: row.id });
      return () => rowName(next?.id);
    },
    [rows],
  );
  return { markedId, created, deleted };
}
