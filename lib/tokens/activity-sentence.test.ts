import { expect, test } from 'vitest';

import { activitySentence } from './activity-sentence.ts';

const changed = (before: string[], after: string[]) =>
  activitySentence('token.updated', { allowedIpRanges: before }, { allowedIpRanges: after });

test('a change of the allowed addresses tells from and to, a long list by its first five', () => {
  expect(changed([], ['203.0.113.7', '2001:db8::/32'])).toBe(
    'changed the allowed IP addresses from every address to 203.0.113.7, 2001:db8::/32',
  );
  const many = Array.from({ length: 9 }, (_, index) => `192.0.2.${index}`);
  expect(changed(many, [])).toBe(
    'changed the allowed IP addresses from 192.0.2.0, 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4 and 4 more to every address',
  );
});
