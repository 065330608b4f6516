'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { TokenQuery } from '#lib/tokens/schemas.ts';
import type { TokenPage } from '#lib/tokens/types.ts';

import type { TokenListActions } from './token-list-context.ts';

/** Older than this, the list is asked for again when the window gets the focus, in ms. */
const FRESH_MS = 60_000;

interface Fresher {
  /** The server's page it replaces: a newer one wins over it. */
  over: TokenPage;
  page: TokenPage;
  isStale: boolean;
}

/**
 * The newest rows known: those the page was served with, or those of a background question, asked when somebody comes
 * back to the window. A failed question leaves the rows in place and says that they are old.
 */
export function useFreshPage(served: TokenPage | null, query: TokenQuery, list: TokenListActions['list']) {
  const { organization } = useFrame();
  const [fresher, setFresher] = useState<Fresher | null>(null);
  const arrived = useRef<{ page: TokenPage | null; at: number }>({ page: null, at: 0 });
  const current = fresher?.over === served ? fresher : null;
  const page = current?.page ?? served;
  useEffect(() => {
    arrived.current = { page, at: Date.now() };
  }, [page]);

  const refresh = useEffectEvent(async () => {
    if (!served || !page) return;
    let next: TokenPage | null = null;
    try {
      const answer = await list(organization.shortName, query);
      if (answer.ok) next = answer.data;
    } catch {
      // The line above the rows says it.
    }
    setFresher({ over: served, page: next ?? page, isStale: next === null });
  });
  const onReturn = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && Date.now() - arrived.current.at > FRESH_MS) void refresh();
  });
  useEffect(() => {
    const listen = () => onReturn();
    window.addEventListener('focus', listen);
    document.addEventListener('visibilitychange', listen);
    return () => {
      window.removeEventListener('focus', listen);
      document.removeEventListener('visibilitychange', listen);
    };
  }, []);
  return { page, isStale: current?.isStale ?? false };
}
