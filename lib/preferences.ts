/** Choices of one browser, kept in cookies so that the server's first paint is already right. None is a secret. */
export const THEME_COOKIE = 'latchkey_theme';
export const TIME_ZONE_COOKIE = 'latchkey_tz';
/** Holds the id of the person who put the reminder about expiring tokens away for a day. */
export const EXPIRING_COOKIE = 'latchkey_expiring_seen';
/** `off` when somebody does not want single-key shortcuts. */
export const SHORTCUTS_COOKIE = 'latchkey_shortcuts';

/** Short name of the Organization somebody was in last: where `/` leads. */
export const LAST_ORGANIZATION_COOKIE = 'latchkey_org';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function parseTheme(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}

/** An IANA time zone this runtime knows; UTC until the browser has told its own, or when it told nonsense. */
export function parseTimeZone(text: string | undefined): string {
  if (!text) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Text for `document.cookie`: one year, this origin, never sent by other sites. */
export function preferenceCookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
}
