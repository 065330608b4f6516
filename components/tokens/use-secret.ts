'use client';

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Holds a token value in this component's memory only. It is forgotten when the component goes away or is hidden (Next
 * may keep left routes mounted but hidden) and when the page is put away, so that no return can bring it back.
 */
export function useSecret(): [string | null, (secret: string | null) => void] {
  const [secret, setSecret] = useState<string | null>(null);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    const forget = () => flushSync(() => setSecret(null));
    window.addEventListener('pagehide', forget);
    return () => {
      window.removeEventListener('pagehide', forget);
      isShown.current = false;
      // Development mode runs every effect twice; the second run comes before this line.
      queueMicrotask(() => {
        if (!isShown.current) setSecret(null);
      });
    };
  }, []);
  return [secret, setSecret];
}
