import { expect, test } from 'vitest';

import { listTokensInput, STATUS_FILTERS } from '#lib/tokens/schemas.ts';

import { FACET_OPTIONS, filterChips, patchFacet } from './token-filters.ts';

const query = (input: object) => listTokensInput.parse(input);
const labels = (input: object) => filterChips(query(input), (id) => `name of ${id}`).map((chip) => chip.label);

test('one chip per value, none for defaults', () => {
  expect(labels({})).toEqual([]);
  expect(
    labels({ status: ['expiring', 'paused'], role: ['ORGANIZATION_OWNER'], used: 'never', by: 'cx', scope: 'all' }),
  ).toEqual([
    'Status: Expiring soon',
    'Status: Paused',
    'Role: Organization Owner',
    'Last used: Never',
    'Scope: All scopes',
    'Created by: name of cx',
  ]);
});

test('all states together are one chip', () => {
  expect(labels({ status: [...STATUS_FILTERS] })).toEqual(['Status: Any, including deleted']);
  expect(FACET_OPTIONS.status.map(({ value }) => value)).toEqual([...STATUS_FILTERS]);
});

test('removing a chip leaves the other values', () => {
  const [first] = filterChips(query({ status: ['active', 'paused'] }), String);
  expect(first?.remove).toEqual({ status: ['paused'] });
  const [only] = filterChips(query({ expires: '7d' }), String);
  expect(only?.remove).toEqual({ expires: null });
});

test('single facets keep the latest choice, empty ones go back to their default', () => {
  expect(patchFacet('used', ['7d', '30d'])).toEqual({ used: '30d' });
  expect(patchFacet('status', [])).toEqual({ status: null });
});
