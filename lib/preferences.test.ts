import { expect, test } from 'vitest';

import { parseTheme, parseTimeZone, preferenceCookie } from './preferences.ts';

test('an unknown theme follows the system', () => {
  expect(parseTheme('dark')).toBe('dark');
  expect(parseTheme('neon')).toBe('system');
  expect(parseTheme(undefined)).toBe('system');
});

test('an unknown time zone is UTC', () => {
  expect(parseTimeZone('Europe/Berlin')).toBe('Europe/Berlin');
  expect(parseTimeZone('Mars/Olympus')).toBe('UTC');
  expect(parseTimeZone(undefined)).toBe('UTC');
});

test('a preference cookie cannot smuggle attributes', () => {
  expect(preferenceCookie('a', 'b; domain=x')).toBe('a=b%3B%20domain%3Dx; path=/; max-age=31536000; samesite=lax');
});
