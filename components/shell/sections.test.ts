import { expect, test } from 'vitest';

import { accessPageOf, sectionOf, settingsPageOf } from './sections.ts';

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

test('the 403 page names what a page about access in a Workspace or Deployment needs', () => {
  const workspace = '/orgs/acme/workspaces/cabc';
  const needs = (path: string) => accessPageOf(`${workspace}${path}`);
  expect(needs('/settings/access-management/users')).toEqual({ label: 'Users', needs: 'Workspace Member' });
  expect(needs('/settings/access-management/api-tokens/cdef/usage')?.needs).toBe('Workspace Operator');
  const inDeployment = { label: 'Teams', needs: 'Deployment Admin or Workspace Member' };
  expect(needs('/deployments/cdef/access/teams')).toEqual(inDeployment);
  expect(needs('/deployments/cdef/access/api-tokens')?.needs).toBe('Deployment Admin');
  expect(needs('/deployments/cdef/overview')).toBeNull();
  expect(accessPageOf('/orgs/acme/settings/access-management/users')).toBeNull();
});
