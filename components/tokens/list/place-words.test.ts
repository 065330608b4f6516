import { expect, test } from 'vitest';

import { isOfOrganization, roleInList } from './place-words.ts';

test.each([
  ['ORGANIZATION', 'ORGANIZATION_MEMBER', null, 'Member', true],
  ['WORKSPACE', 'WORKSPACE_MEMBER', null, 'Workspace Member', false],
  ['DEPLOYMENT', 'DEPLOYMENT_ADMIN', null, 'Deployment Admin', false],
  ['DEPLOYMENT', 'on call', null, 'on call', false],
  // In the list of a Workspace, whose heading says Workspace Role.
  ['WORKSPACE', 'WORKSPACE_MEMBER', 'WORKSPACE_MEMBER', 'Member', false],
  ['ORGANIZATION', 'ORGANIZATION_MEMBER', 'WORKSPACE_OWNER', 'Owner', false],
] as const)('a token of the %s with %s, here %s, shows %s', (scope, role, placeRole, shown, isOwn) => {
  expect(roleInList({ scope, role, placeRole })).toBe(shown);
  expect(isOfOrganization({ scope, placeRole })).toBe(isOwn);
});
