import { expect } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertWorkspace } from '#db/testing/places.ts';

import type { PageCheck } from '../run-page.ts';

/** The people of teams.txt have accepted, and the Workspace is there; afterwards they are in Teams, and those in it. */
export const inviteUsersAndTeams: PageCheck = {
  async prepare({ product }) {
    for (const name of ['mary', 'edith']) {
      const person = { email: `${name}@example.com`, role: 'ORGANIZATION_MEMBER' };
      await insertMember(product.database.db, product.organization, person);
    }
    await insertWorkspace(product.database.db, product.organization, { name: 'analytics' });
  },
  async after({ product, shell }) {
    const again = `api "/$ORGANIZATION_ID/invites" --data '{"inviteeEmail": "grace@example.com"}' | field id`;
    expect(await shell.run(again)).toMatchObject({ code: 1, output: expect.stringContaining('role must be one of') });
    const { teams } = await product.get('/teams?sorts=name:asc');
    const { workspaces } = await product.get('/workspaces');
    expect(workspaces).toHaveLength(1);
    expect(teams).toMatchObject([
      { name: 'data-engineers', workspaceRoles: [{ workspaceId: workspaces[0].id, role: 'WORKSPACE_AUTHOR' }] },
      { name: 'finance', workspaceRoles: [{ workspaceId: workspaces[0].id, role: 'WORKSPACE_MEMBER' }] },
    ]);
    const { teamMembers } = await product.get(`/teams/${teams[0].id}/members?sorts=username:asc`);
    expect(teamMembers).toMatchObject([{ username: 'edith@example.com' }, { username: 'mary@example.com' }]);
  },
};
