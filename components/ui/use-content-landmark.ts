'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};
const contentLandmark = () => document.getElementById('content') ?? undefined;

/**
 * Where floating layers are put: inside the page's main landmark. Screen readers that move by region would not find them
 * at the end of the body.
 */
export function useContentLandmark(): HTMLElement | undefined {
  return useSyncExternalStore(neverChanges, contentLandmark, () => undefined);
}
