import { expect, it } from 'vitest';

import { DEFAULT_POLICIES } from '#lib/policies/policies.ts';

import { nextPeriod, shortMoment } from './rotation.ts';

it('gives the same period again, or the policy maximum where the old one breaks the policy of today', () => {
  const strict = { ...DEFAULT_POLICIES, maxLifetimeDays: 90, allowNoExpiration: false };
  expect(nextPeriod(365, DEFAULT_POLICIES)).toEqual({ days: 365, isShortened: false });
  expect(nextPeriod(null, DEFAULT_POLICIES)).toEqual({ days: null, isShortened: false });
  expect(nextPeriod(365, strict)).toEqual({ days: 90, isShortened: true });
  expect(nextPeriod(30, strict)).toEqual({ days: 30, isShortened: false });
  expect(nextPeriod(null, strict)).toEqual({ days: 90, isShortened: true });
});

it('says only as much of a moment as is needed to know it', () => {
  const now = new Date('2026-12-30T21:17:00Z');
  expect(shortMoment(new Date('2026-12-30T23:17:00Z'), now, 'UTC')).toBe('23:17');
  expect(shortMoment(new Date('2026-12-31T22:17:00Z'), now, 'UTC')).toBe('31 Dec, 22:17');
  expect(shortMoment(new Date('2027-01-06T22:17:00Z'), now, 'UTC')).toBe('6 Jan 2027, 22:17');
});
