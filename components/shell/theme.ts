'use client';

import { useState } from 'react';

import { preferenceCookie, THEME_COOKIE, type Theme } from '#lib/preferences.ts';

/** The chosen theme and how to change it: at once in this page, by cookie for the next ones. */
export function useTheme(initial: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    document.cookie = preferenceCookie(THEME_COOKIE, next);
    document.documentElement.setAttribute('data-theme', next);
  };
  return [theme, choose];
}
