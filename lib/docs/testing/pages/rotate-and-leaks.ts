import { expect } from 'vitest';

import { createToken } from '#lib/tokens/create-token.ts';

import type { PageCheck } from '../run-page.ts';

/** The page rotates its own token, and reports the value of another one. */
export const rotateAndLeaks: PageCheck = {
  async environment({ context }) {
    const input = { name: 'found', role: 'ORGANIZATION_MEMBER', expiryDays: 90 };
    return { FOUND: (await createToken(await context(), input)).secret ?? '' };
  },
  async after({ product }) {
    const { database, organization } = product;
    const { rows } = await database.pool.query(
      `select action, target_label from audit_events
       where organization_id = $1 and action in ('token.rotated', 'token.leak_reported') order by sequence`,
      [organization.id],
    );
    expect(rows).toEqual([
      { action: 'token.rotated', target_label: 'docs' },
      { action: 'token.leak_reported', target_label: 'found' },
    ]);
  },
};
