import { expect, test } from 'vitest';

import { listFields, rangeOf } from '#lib/lists.ts';
import { z } from 'zod';

import { defineList } from './list-definition.ts';

const LIST = defineList({
  one: 'user',
  many: 'users',
  sorts: { name: 'Name', joined: 'Joined' },
  sort: 'name',
  dir: 'asc',
  filters: {
    role: {
      label: 'Role',
      isMultiple: true,
      options: [
        { value: 'OWNER', label: 'Owner' },
        { value: 'MEMBER', label: 'Member' },
      ],
    },
    team: { label: 'Team', options: null },
  },
});

test('what the URL leaves out is the default, and what the list does not know is ignored', async () => {
  const base = { q: '', sort: 'name', dir: 'asc', page: 1, perPage: 50, role: [], team: [] };
  expect(await LIST.load(Promise.resolve({}))).toEqual(base);
  expect(
    await LIST.load(Promise.resolve({ sort: 'shoe', dir: 'up', page: '-3', perPage: '7', role: 'KING,OWNER,OWNER' })),
  ).toEqual({ ...base, role: ['OWNER'] });
});

test('a filter for one value keeps one, and its options may be known at run time only', async () => {
  expect(await LIST.load(Promise.resolve({ team: 'a,b', q: 'x'.repeat(200) }))).toMatchObject({
    team: ['a'],
    q: 'x'.repeat(100),
  });
});

test('a question becomes an address again, without its defaults', async () => {
  const query = await LIST.load(Promise.resolve({ role: 'OWNER', page: '2' }));
  expect(LIST.search(query)).toBe('?page=2&role=OWNER');
  expect(LIST.search({ ...query, page: 1, role: [] })).toBe('');
});

test('a service reads the same question', async () => {
  const input = z.strictObject({
    ...listFields(['name', 'joined'], 'name'),
    role: z.array(z.enum(['OWNER', 'MEMBER'])),
    team: z.array(z.string()),
  });
  expect(input.parse(await LIST.load(Promise.resolve({ role: 'OWNER' })))).toMatchObject({ sort: 'name', perPage: 50 });
});

test('a page past the end is the last one', () => {
  expect(rangeOf(101, { page: 9, perPage: 50 })).toEqual({ page: 3, offset: 100, limit: 50 });
  expect(rangeOf(0, { page: 2, perPage: 50 })).toEqual({ page: 1, offset: 0, limit: 50 });
});
