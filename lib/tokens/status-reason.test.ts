import { expect, test } from 'vitest';

import { statusReason } from './status-reason.ts';
import { TOKEN_STATUSES } from './token-status.ts';

const now = new Date('2026-11-24T12:00:00Z');
const none = {
  endAt: null,
  pausedAt: null,
  leakReportedAt: null,
  deletedAt: null,
  overlapEndsAt: null,
  lastUsedAt: null,
};

test('an expiring token says when, both ways', () => {
  const token = { ...none, status: 'EXPIRING' as const, endAt: new Date('2026-11-30T12:00:00Z') };
  expect(statusReason(token, now, 'UTC')).toBe('Expires in 6 days, on 30 Nov 2026.');
});

test('a rotating token says until when the old value works', () => {
  const token = { ...none, status: 'ROTATING' as const, overlapEndsAt: new Date('2026-11-25T21:17:00Z') };
  expect(statusReason(token, now, 'Europe/Berlin')).toBe('The old value is accepted until 25 Nov 2026, 22:17.');
});

test.each(TOKEN_STATUSES)('%s has a sentence even without its time', (status) => {
  expect(statusReason({ ...none, status }, now, 'UTC')).toMatch(/^[A-Z].*\.$/);
});
