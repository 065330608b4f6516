'use client';

import { useEffect, useEffectEvent } from 'react';

/** Marks the history entry that only exists to catch one press of Back. */
const MARK = 'latchkeyGuard';

/** Set while an entry is about to be given back; a guard that starts in the same moment takes it over instead. */
let isGivingBack = false;

function giveBack(): void {
  isGivingBack = true;
  queueMicrotask(() => {
    if (!isGivingBack) return;
    isGivingBack = false;
    if (window.history.state?.[MARK]) window.history.back();
  });
}

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
    if (!isGivingBack) push();
    isGivingBack = false;
    window.addEventListener('popstate', onPop);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('beforeunload', onUnload);
      giveBack();
    };
  }, [active]);
}
