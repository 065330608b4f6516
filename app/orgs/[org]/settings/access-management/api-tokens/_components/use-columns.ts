'use client';

import { useState } from 'react';

import { preferenceCookie } from '#lib/preferences.ts';

import {
  CHOOSABLE_COLUMNS,
  COLUMNS_COOKIE,
  columnsCookieValue,
  parseColumns,
  type ChoosableColumn,
} from './column-choice.ts';

/** The visible columns, remembered in a cookie. */
export function useColumns(initial: ChoosableColumn[]) {
  const [visible, setVisible] = useState(initial);
  const change = (next: ChoosableColumn[]) => {
    const inOrder = parseColumns(columnsCookieValue(next));
    setVisible(inOrder);
    document.cookie = preferenceCookie(COLUMNS_COOKIE, columnsCookieValue(inOrder));
  };
  /** The shape TanStack Table wants: only an explicit false hides a column. */
  const visibility = Object.fromEntries(CHOOSABLE_COLUMNS.map(({ id }) => [id, visible.includes(id)]));
  return { visible, change, visibility };
}
