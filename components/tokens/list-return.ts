'use client';

import type { Route } from 'next';
import { useEffect, useSyncExternalStore } from 'react';

import { useTokenPlace } from './token-place.tsx';

const keyOf = (list: string) => `latchkey.tokens.${list}`;
const neverChanges = () => () => {};

/** Remembers, for this browser tab only, how the list was filtered: `search` is its query string, without `?`. */
export function useRememberedList(search: string): void {
  const { listHref } = useTokenPlace();
  useEffect(() => {
    try {
      window.sessionStorage.setItem(keyOf(listHref), search);
    } catch {
      // Without storage the way back leads to the unfiltered list.
    }
  }, [listHref, search]);
}

/** Address of the list as this tab saw it last, with its filters; the plain list where it saw none. */
export function useListHref(): Route {
  const { listHref } = useTokenPlace();
  const search = useSyncExternalStore(
    neverChanges,
    () => {
      try {
        return window.sessionStorage.getItem(keyOf(listHref)) ?? '';
      } catch {
        return '';
      }
    },
    () => '',
  );
  return (search === '' ? listHref : `${listHref}?${search}`) as Route;
}
