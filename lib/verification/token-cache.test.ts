import { expect, it } from 'vitest';

import { KnownValue } from './known-value.ts';
import { TokenCache } from './token-cache.ts';

/** A value of the token, as far as the cache looks at it. */
function known(tokenId: string, organizationId = 'acme', roles = 1): KnownValue {
  const bindings = Array.from({ length: roles }, () => ({ role: 'ORGANIZATION_MEMBER' }));
  return new KnownValue({ tokenId, valueId: tokenId, organizationId, bindings, allowedIpRanges: [] } as never);
}

it('drops all values of a token and no others, those that were read anew too', () => {
  const cache = new TokenCache();
  const [old, other] = [known('a'), known('b')];
  for (const value of [old, known('a')]) cache.store('first', value, cache.epoch);
  cache.store('second', known('a'), cache.epoch);
  cache.store('other', other, cache.epoch);
  expect(cache.find('first')).not.toBe(old);
  cache.dropToken('a');
  expect(['first', 'second', 'other'].map((key) => cache.find(key))).toEqual([undefined, undefined, other]);
  cache.store('first', known('a'), cache.epoch);
  cache.dropToken('a');
  expect([cache.find('first'), cache.size]).toEqual([undefined, 1]);
});

it('drops all values of an Organization and no others', () => {
  const cache = new TokenCache();
  for (const id of ['a', 'b']) cache.store(id, known(id), cache.epoch);
  cache.store('theirs', known('c', 'globex'), cache.epoch);
  cache.dropOrganization('acme');
  expect(['a', 'b', 'theirs'].map((key) => cache.has(key))).toEqual([false, false, true]);
});

it('keeps no value that was read before a change', () => {
  const cache = new TokenCache();
  const { epoch } = cache;
  cache.dropToken('a');
  cache.store('value', known('a'), epoch);
  expect(cache.has('value')).toBe(false);
});

it('lets the oldest go when it is full, and one with many roles takes the place of several', () => {
  const cache = new TokenCache(4);
  for (const id of ['a', 'b', 'c', 'd']) cache.store(id, known(id), cache.epoch);
  cache.store('large', known('large', 'acme', 12), cache.epoch);
  expect(['a', 'b', 'c', 'd', 'large'].map((key) => cache.has(key))).toEqual([false, false, false, false, true]);
  cache.store('too large', known('too large', 'acme', 20), cache.epoch);
  expect(cache.has('too large')).toBe(false);
  cache.dropToken('large');
  expect(cache.size).toBe(0);
});
