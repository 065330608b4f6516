import { expect, test } from 'vitest';

import { createPrefill } from './create-prefill.ts';

test('only a link to the dialog opens it', () => {
  expect(createPrefill({})).toBeNull();
  expect(createPrefill({ dialog: 'delete', name: 'ci' })).toBeNull();
});

test('good values are taken', () => {
  expect(
    createPrefill({ dialog: 'create', name: 'ci', role: 'ORGANIZATION_MEMBER', expires: '90', description: 'for CI' }),
  ).toEqual({ name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: 90, description: 'for CI' });
  expect(createPrefill({ dialog: 'create', expires: 'never' })).toEqual({ expiryDays: null });
});

test('bad values are dropped without a word', () => {
  expect(
    createPrefill({ dialog: 'create', name: 'x'.repeat(257), role: 'ROOT', expires: '3651', description: ['a', 'b'] }),
  ).toEqual({});
  expect(createPrefill({ dialog: 'create', expires: '1.5', name: '  ' })).toEqual({});
});
