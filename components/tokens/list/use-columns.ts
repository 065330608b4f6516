'use client';

import { useState } from 'react';

import { preferenceCookie } from '#lib/preferences.ts';

import { useTokenPlace } from '../token-place.tsx';
import { COLUMN_IDS, columnsCookie, columnsCookieValue, parseColumns, type ChoosableColumn } from './column-choice.ts';

/** The visible columns, remembered in a cookie. */
export function useColumns(initial: ChoosableColumn[]) {
  const { scope } = useTokenPlace();
  const [visible, setVisible] = useState(initial);
  const change = (next: ChoosableColumn[]) => {
    const inOrder = parseColumns(columnsCookieValue(next), scope);
    setVisible(inOrder);
    document.cookie = preferenceCookie(columnsCookie(scope), columnsCookieValue(inOrder));
  };
  /** The shape TanStack Table wants: only an explicit false hides a column. */
  const visibility = Object.fromEntries(COLUMN_IDS.map((id) => [id, visible.includes(id)]));
  return { visible, change, visibility };
}
