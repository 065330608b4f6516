'use client';

import { useEffect, useEffectEvent, useId, useRef } from 'react';

/** Marks the history entry that only exists to catch one press of Back, and names the guard it belongs to. */
const MARK = 'latchkeyGuard';

const ownerOfEntry = (): unknown => window.history.state?.[MARK];

/**
 * While `active`, the browser's Back stays on the page and calls `onAttempt`, and closing or reloading the tab asks
 * first. Afterwards both are silent again, and Back leaves with one press.
 */
export function useLeaveGuard(active: boolean, onAttempt: () => void): void {
  const attempted = useEffectEvent(onAttempt);
  const id = useId();
  const runs = useRef(0);

  useEffect(() => {
    if (!active) return;
    runs.current += 1;
    const owner = `${id}${runs.current}`;
    const marked = () => [{ ...window.history.state, [MARK]: owner }, '', window.location.href] as const;
    const onPop = () => {
      window.history.pushState(...marked());
      attempted();
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // An entry whose guard ends in this same moment is taken over.
    if (ownerOfEntry() === undefined) window.history.pushState(...marked());
    else window.history.replaceState(...marked());
    window.addEventListener('popstate', onPop);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('beforeunload', onUnload);
      // Later, so that a guard that starts now can take the entry over: then it has another owner.
      queueMicrotask(() => {
        if (ownerOfEntry() === owner) window.history.back();
      });
    };
  }, [active, id]);
}
