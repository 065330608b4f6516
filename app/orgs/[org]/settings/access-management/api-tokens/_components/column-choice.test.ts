import { expect, test } from 'vitest';

import { columnsCookieValue, DEFAULT_COLUMNS, parseColumns } from './column-choice.ts';

test('without a cookie the six columns of the design are shown', () => {
  expect(parseColumns(undefined)).toEqual(['status', 'token', 'role', 'expires', 'lastUsed', 'created']);
});

test('a choice survives the cookie, in table order, without unknown names', () => {
  expect(parseColumns(columnsCookieValue(['created', 'tokenId', 'status']))).toEqual(['status', 'created', 'tokenId']);
  expect(parseColumns('status.evil')).toEqual(['status']);
  expect(parseColumns('')).toEqual([]);
  expect(parseColumns(columnsCookieValue(DEFAULT_COLUMNS))).toEqual(DEFAULT_COLUMNS);
});
