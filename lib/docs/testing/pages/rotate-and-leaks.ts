import { expect } from 'vitest';

import { insertWorkspace } from '#db/testing/places.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import type { PageCheck } from '../run-page.ts';

/** A token that may do no more than rotate itself does so, an Owner limits it, and the value of another one is reported. */
export const rotateAndLeaks: PageCheck = {
  async environment({ context, database, organization, token }) {
    const made = async (input: object) => (await createToken(await context(), input)).secret ?? '';
    const { id: entityId } = await insertWorkspace(database.db, organization);
    return {
      ASTRO_API_TOKEN: await made({
        name: 'ci',
        scope: 'WORKSPACE',
        entityId,
        role: 'WORKSPACE_MEMBER',
        expiryDays: 90,
      }),
      OWNER_TOKEN: token,
      FOUND: await made({ name: 'found', role: 'ORGANIZATION_MEMBER', expiryDays: 90 }),
    };
  },
  async after({ product }) {
    const { database, organization } = product;
    const { rows } = await database.pool.query(
      `select action, target_label from audit_events
       where organization_id = $1 and action in ('token.rotated', 'token.updated', 'token.leak_reported') order by sequence`,
      [organization.id],
    );
    expect(rows).toEqual([
      { action: 'token.rotated', target_label: 'ci' },
      { action: 'token.updated', target_label: 'nightly' },
      { action: 'token.leak_reported', target_label: 'found' },
    ]);
  },
};
