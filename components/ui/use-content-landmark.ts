import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};
const contentLandmark = () => document.getElementById('content') ?? undefined;

/**
 * The page's `main`, as the place for menus and lists that open outside dialogs: at the end of the body they would stand
 * in no landmark, and screen readers that move by region would not find them.
 */
export function useContentLandmark(): HTMLElement | undefined {
  return useSyncExternalStore(neverChanges, contentLandmark, () => undefined);
}
