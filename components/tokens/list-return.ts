'use client';

import type { Route } from 'next';
import { useEffect, useSyncExternalStore } from 'react';

import { tokensHref } from './token-href.ts';

const keyOf = (organization: string) => `latchkey.tokens.${organization}`;
const neverChanges = () => () => {};

/** Remembers, for this browser tab only, how the list was filtered: `search` is its query string, without `?`. */
export function useRememberedList(organization: string, search: string): void {
  useEffect(() => {
    try {
      window.sessionStorage.setItem(keyOf(organization), search);
    } catch {
      // Without storage the way back leads to the unfiltered list.
    }
  }, [organization, search]);
}

/** Address of the list as this tab saw it last, with its filters; the plain list where it saw none. */
export function useListHref(organization: string): Route {
  const search = useSyncExternalStore(
    neverChanges,
    () => {
      try {
        return window.sessionStorage.getItem(keyOf(organization)) ?? '';
      } catch {
        return '';
      }
    },
    () => '',
  );
  return (search === '' ? tokensHref(organization) : `${tokensHref(organization)}?${search}`) as Route;
}
