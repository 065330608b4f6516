'use client';

import { useEffect, useEffectEvent } from 'react';

/** Marks the history entry that only exists to catch one press of Back. */
const MARK = 'latchkeyGuard';

/**
 * While `active`, the browser's Back stays on the page and calls `onAttempt`, and closing or reloading the tab asks
 * first. Afterwards both are silent again, and Back leaves with one press.
 */
export function useLeaveGuard(active: boolean, onAttempt: () => void): void {
  const attempted = useEffectEvent(onAttempt);

  useEffect(() => {
    if (!active) return;
    const push = () => window.history.pushState({ ...window.history.state, [MARK]: true }, '', window.location.href);
    const onPop = () => {
      push();
      attempted();
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    push();
    window.addEventListener('popstate', onPop);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('beforeunload', onUnload);
      if (window.history.state?.[MARK]) window.history.back();
    };
  }, [active]);
}
