import { expect, test } from 'vitest';

import { listTokensInput } from '#lib/tokens/schemas.ts';

import { loadTokenQuery, tokenListSearch } from './token-search-params.ts';

const read = (search: string) => loadTokenQuery(Promise.resolve(Object.fromEntries(new URLSearchParams(search))));

test('an empty URL is the default question', async () => {
  expect(await read('')).toEqual(listTokensInput.parse({}));
  expect(tokenListSearch(await read(''))).toBe('');
});

test('every parameter survives a round trip', async () => {
  const search =
    '?q=ci&status=active,expiring&role=ORGANIZATION_OWNER&scope=all&expires=30d&used=never&by=cabc&sort=expires&dir=asc&page=3&perPage=20';
  expect(tokenListSearch(await read(search))).toBe(search);
});

test('a link that opens the create form filters nothing by the values of the form', async () => {
  const query = await read('?dialog=create&name=ci&role=ORGANIZATION_OWNER&expires=90&status=active');
  expect(query).toMatchObject({ role: [], expires: null, status: ['active'] });
  expect(listTokensInput.parse(query)).toEqual(query);
});

test('a token value in a link is not searched for', async () => {
  expect((await read('?q=eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiJ4In0.c2ln')).q).toBe('');
});

test('nonsense is ignored and whatever comes out, the service accepts', async () => {
  const query = await read(
    `?q=${'x'.repeat(300)}&status=active,nonsense&expires=1y&sort=colour&dir=up&page=-4&perPage=1000&by=${'c'.repeat(80)}`,
  );
  expect(query).toMatchObject({ status: ['active'], expires: null, sort: 'created', page: 1, perPage: 50, by: null });
  expect(query.q).toHaveLength(100);
  expect(listTokensInput.parse(query)).toEqual(query);
});
