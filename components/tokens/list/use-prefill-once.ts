'use client';

import { useEffect } from 'react';

const PREFILL = ['dialog', 'name', 'description', 'role', 'expires'];

/**
 * Takes the create form's values out of the address once the form has them: a reload does not open it again, and `role`
 * and `expires` filter the list from then on.
 */
export function usePrefillOnce(isPrefilled: boolean): void {
  useEffect(() => {
    if (!isPrefilled) return;
    const url = new URL(window.location.href);
    for (const name of PREFILL) url.searchParams.delete(name);
    window.history.replaceState(null, '', url);
  }, [isPrefilled]);
}
