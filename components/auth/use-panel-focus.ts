'use client';

import { useEffect, useRef } from 'react';

/** A panel that took the place of another: focus goes to its password, or to its title when there is none. */
export function usePanelFocus() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const dialog = title.current?.closest('[role="dialog"], [role="alertdialog"]');
    (dialog?.querySelector<HTMLElement>('input[name="password"]') ?? title.current)?.focus();
  }, []);
  return title;
}
