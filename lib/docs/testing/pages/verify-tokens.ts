import { expect } from 'vitest';

import { insertWorkspace } from '#db/testing/places.ts';
import { findProgram } from '#lib/server/testing/find-program.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import type { PageCheck } from '../run-page.ts';

/** A Workspace token is asked about, and revoked at the end of the page. */
export const verifyTokens: PageCheck = {
  async environment({ database, organization, context }) {
    const { id: entityId } = await insertWorkspace(database.db, organization);
    const home = { scope: 'WORKSPACE', entityId, role: 'WORKSPACE_MEMBER', expiryDays: 90 };
    return { TOKEN: (await createToken(await context(), { ...home, name: 'caller' })).secret ?? '' };
  },
  async prepare() {
    await findProgram('python3', 'python3');
  },
  async after({ product }) {
    const { database, organization } = product;
    const { rows } = await database.pool.query(
      `select actor_type, path from audit_events where organization_id = $1 and action = 'token.deleted'`,
      [organization.id],
    );
    expect(rows).toEqual([{ actor_type: 'TOKEN', path: '/oauth/revoke' }]);
  },
};
