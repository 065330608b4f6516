import { expect, test } from 'vitest';

import { choosableColumns, columnsCookieValue, defaultColumns, parseColumns } from './column-choice.ts';

test('without a cookie the columns of the design are shown', () => {
  expect(parseColumns(undefined, 'ORGANIZATION')).toEqual([
    'status',
    'token',
    'role',
    'expires',
    'lastUsed',
    'created',
  ]);
  expect(parseColumns(undefined, 'WORKSPACE')).toContain('belongsTo');
});

test('a choice survives the cookie, in table order, without unknown names', () => {
  const read = (cookie: string) => parseColumns(cookie, 'ORGANIZATION');
  expect(read(columnsCookieValue(['created', 'tokenId', 'status']))).toEqual(['status', 'created', 'tokenId']);
  expect(read('status.evil')).toEqual(['status']);
  expect(read('')).toEqual([]);
  expect(read(columnsCookieValue(defaultColumns('ORGANIZATION')))).toEqual(defaultColumns('ORGANIZATION'));
});

test('a place says what a token belongs to, the Organization which scope it has', () => {
  const labels = (scope: 'ORGANIZATION' | 'DEPLOYMENT') => choosableColumns(scope).map(({ label }) => label);
  expect(labels('DEPLOYMENT')).toEqual(expect.arrayContaining(['Deployment Role', 'Belongs to']));
  expect(labels('DEPLOYMENT')).not.toContain('Scope');
  expect(labels('ORGANIZATION')).toEqual(expect.arrayContaining(['Organization Role', 'Scope']));
  expect(labels('ORGANIZATION')).not.toContain('Belongs to');
});
