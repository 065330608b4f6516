import { expect, it } from 'vitest';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { getTokenFormOptions } from './get-token-form-options.ts';

const database = useTestDatabase();

const ALWAYS = ['ORGANIZATION_MEMBER', 'ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OWNER'];

it('offers Observe roles only where somebody holds them already', async () => {
  const ctx = await freshContext(testRuntime(database));
  const offered = async () => (await getTokenFormOptions(ctx)).roles.map(({ role }) => role);
  expect(await offered()).toEqual(ALWAYS);

  const input = { name: 'observer', role: 'ORGANIZATION_OBSERVE_ADMIN', expiryDays: 30 };
  const { token } = await createToken(ctx, input);
  expect(await offered()).toEqual([ALWAYS[0], 'ORGANIZATION_OBSERVE_ADMIN', ...ALWAYS.slice(1)]);

  await deleteToken(ctx, { tokenId: token.id });
  expect(await offered()).toEqual(ALWAYS);
});
