import { expect, test } from 'vitest';

import { doneSentence, leftSentence } from './bulk-words.ts';

test('a report tells what was done, what needed nothing and what a stop left', () => {
  expect(doneSentence('pause', { done: 47, unchanged: 3, failed: [] })).toBe('47 tokens paused, 3 were paused already');
  expect(doneSentence('pause', { done: 46, unchanged: 3, failed: [1, 2] })).toBe(
    '46 tokens paused, 3 were paused already, 2 could not be paused',
  );
  expect(doneSentence('delete', { done: 1, unchanged: 0, failed: [] })).toBe('1 token deleted');
  expect(leftSentence({ left: 1, isInDoubt: false })).toBe('1 token left as it was.');
  expect(leftSentence({ left: 3010, isInDoubt: false })).toBe('3,010 tokens left as they were.');
  expect(leftSentence({ left: 40, isInDoubt: true })).toBe(
    '40 tokens not reported on. Go on looks at them again, and only counts what was done already.',
  );
});
