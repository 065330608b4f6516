import { expect, test } from 'vitest';

import { sectionOf, settingsPageOf } from './sections.ts';

test('switching the Organization keeps the section and drops ids', () => {
  const list = '/settings/access-management/api-tokens';
  expect(sectionOf(`/orgs/acme${list}/cabc/usage`)).toBe(list);
  expect(sectionOf(`/orgs/acme${list}`)).toBe(list);
  expect(sectionOf('/orgs/acme/settings/general')).toBe('/settings/general');
  expect(sectionOf('/orgs/acme/workspaces/cabc/deployments')).toBe('/workspaces');
  expect(sectionOf('/orgs/acme/workspacesque')).toBe('');
  expect(sectionOf('/orgs/acme')).toBe('');
});

test('a longer name is not the same page', () => {
  expect(settingsPageOf('/orgs/acme/settings/generality')).toBeUndefined();
});
