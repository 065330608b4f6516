'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';

interface Progress {
  /** Counts one more thing in progress; the returned function ends it. */
  begin: () => () => void;
}

const ProgressContext = createContext<Progress>({ begin: () => () => {} });

/** Shows the bar at the top of the page while `isPending`. */
export function useReportPending(isPending: boolean): void {
  const { begin } = use(ProgressContext);
  useEffect(() => (isPending ? begin() : undefined), [isPending, begin]);
}

/** A plain left click on a link of this origin that loads another address in this tab. */
function leadsElsewhere(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target || link.hasAttribute('download')) return false;
  const to = new URL(link.href, window.location.href);
  const here = window.location;
  return to.origin === here.origin && (to.pathname !== here.pathname || to.search !== here.search);
}

/** A 2 px bar at the top of the window, once something has taken 150 ms (the delay is in its CSS). */
export function ProgressProvider({ children }: { children: ReactNode }) {
  const [running, setRunning] = useState(0);
  const address = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);
  if (leaving !== null && leaving !== address) setLeaving(null);

  const begin = useCallback(() => {
    setRunning((count) => count + 1);
    return () => setRunning((count) => count - 1);
  }, []);
  const value = useMemo(() => ({ begin }), [begin]);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (leadsElsewhere(event)) setLeaving(address);
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, [address]);

  const isShown = running > 0 || leaving !== null;
  return (
    <ProgressContext value={value}>
      {isShown ? <div aria-hidden className="progress-bar" /> : null}
      {children}
    </ProgressContext>
  );
}
