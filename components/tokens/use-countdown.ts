'use client';

import { useEffect, useState } from 'react';

/** Whole seconds left, counted from the moment the object was first seen; 0 without one and at the end. */
export function useCountdown(wait: { seconds: number } | null): number {
  const [left, setLeft] = useState<{ of: object; seconds: number } | null>(null);
  useEffect(() => {
    if (!wait) return;
    const until = Date.now() + wait.seconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft({ of: wait, seconds });
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [wait]);
  if (!wait) return 0;
  return left?.of === wait ? left.seconds : wait.seconds;
}
