import { expect } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';

import type { PageCheck } from '../run-page.ts';

/** The people of teams.txt have accepted; afterwards they are in their Teams, and the Teams in the Workspace. */
export const inviteUsersAndTeams: PageCheck = {
  async prepare({ product }) {
    for (const name of ['mary', 'edith']) {
      const person = { email: `${name}@example.com`, role: 'ORGANIZATION_MEMBER' };
      await insertMember(product.database.db, product.organization, person);
    }
  },
  async after({ product }) {
    const { teams } = await product.get('/teams?sorts=name:asc');
    const { workspaces } = await product.get('/workspaces');
    expect(teams).toMatchObject([
      { name: 'data-engineers', workspaceRoles: [{ workspaceId: workspaces[0].id, role: 'WORKSPACE_AUTHOR' }] },
      { name: 'finance', workspaceRoles: [{ workspaceId: workspaces[0].id, role: 'WORKSPACE_MEMBER' }] },
    ]);
    const { teamMembers } = await product.get(`/teams/${teams[0].id}/members?sorts=username:asc`);
    expect(teamMembers).toMatchObject([{ username: 'edith@example.com' }, { username: 'mary@example.com' }]);
  },
};
