import { describe, expect, test } from 'vitest';

import {
  formatClock,
  formatDate,
  formatDateTime,
  formatList,
  formatLocal,
  formatNumber,
  formatRelative,
  formatUtc,
  initials,
  plural,
} from './format.ts';

const now = new Date('2026-11-24T21:17:05.250Z');
const ZONE = 'Europe/Berlin';
const at = (deltaMs: number) => new Date(now.getTime() + deltaMs);
const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const D = 24 * H;

describe('absolute times', () => {
  test('dates are never all digits and follow the time zone', () => {
    expect(formatDate(now, 'UTC')).toBe('24 Nov 2026');
    expect(formatDate(new Date('2026-11-24T23:30:00Z'), ZONE)).toBe('25 Nov 2026');
    expect(formatDate(new Date('2026-09-03T12:00:00Z'), 'UTC')).toBe('3 Sep 2026');
  });
  test('date with time, clock alone, midnight as 00', () => {
    expect(formatDateTime(now, ZONE)).toBe('24 Nov 2026, 22:17');
    expect(formatClock(now, ZONE)).toBe('22:17');
    expect(formatDateTime(new Date('2026-11-24T00:05:00Z'), 'UTC')).toBe('24 Nov 2026, 00:05');
  });
  test('the two lines of a tooltip', () => {
    expect(formatUtc(now)).toBe('2026-11-24 21:17:05 UTC');
    expect(formatLocal(now, ZONE)).toBe('24 Nov 2026, 22:17:05 your time');
  });
});

describe('relative times', () => {
  test.each([
    [0, 'just now'],
    [-44 * S, 'just now'],
    [4 * S, 'just now'],
    [-45 * S, '1 min ago'],
    [-5 * MIN, '5 min ago'],
    [-59 * MIN - 59 * S, '59 min ago'],
    [-H, '1 h ago'],
    [-23 * H - 59 * MIN, '23 h ago'],
    [-D, '1 day ago'],
    [-12 * D, '12 days ago'],
    [-30 * D, '30 days ago'],
    [-30 * D - 1, '25 Oct 2026'],
    [20 * S, 'in 1 min'],
    [10 * MIN, 'in 10 min'],
    [59 * MIN + 40 * S, 'in 1 h'],
    [5 * H, 'in 5 h'],
    [23 * H + 45 * MIN, 'in 1 day'],
    [6 * D, 'in 6 days'],
    [7 * D - H, 'in 7 days'],
    [30 * D, 'in 30 days'],
    [31 * D, '25 Dec 2026'],
  ])('%i ms away reads "%s"', (delta, words) => {
    expect(formatRelative(at(delta), now, ZONE)).toBe(words);
  });
});

describe('numbers and lists', () => {
  test('separators and plurals', () => {
    expect(formatNumber(4210)).toBe('4,210');
    expect(plural(1, 'token')).toBe('1 token');
    expect(plural(0, 'token')).toBe('0 tokens');
    expect(plural(100_000, 'entry', 'entries')).toBe('100,000 entries');
  });
  test('lists and initials', () => {
    expect(formatList([])).toBe('');
    expect(formatList(['Ada', 'Grace', 'Linus'])).toBe('Ada, Grace and Linus');
    expect(formatList(['Ada', 'Grace'], 'or')).toBe('Ada or Grace');
    expect(initials('Ada Lovelace')).toBe('AL');
    expect(initials('  prince ')).toBe('P');
    expect(initials('')).toBe('');
  });
});
