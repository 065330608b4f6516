'use client';

import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Says a sentence to screen readers, politely, from anywhere in the page. */
export function useAnnounce(): (message: string) => void {
  return use(AnnounceContext);
}

/** Holds the page's one polite live region. A repeated sentence is said again. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ id: 0, message: '' });
  const next = useRef(0);
  const announce = useCallback((message: string) => {
    next.current += 1;
    setSaid({ id: next.current, message });
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <output aria-live="polite" className="sr-only">
        <span key={said.id}>{said.message}</span>
      </output>
    </AnnounceContext>
  );
}
