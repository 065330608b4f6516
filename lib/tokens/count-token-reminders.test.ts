import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { apiTokens } from '#db/schema/index.ts';
import { makeAcme } from '#db/testing/acme.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { countTokenReminders } from './count-token-reminders.ts';
import { listTokens } from './list-tokens.ts';

const database = useTestDatabase();

test('counts what the list shows under the same filter, and nothing for a member', async () => {
  const runtime = testRuntime(database);
  const acme = await makeAcme(runtime);
  const soon = await acme.createToken({ name: 'soon', expiryDays: 30 });
  await acme.moveEnd(soon.id, new Date(Date.now() + 6 * 86_400_000));
  await acme.createToken({ name: 'made for a week', expiryDays: 7 });
  await acme.createToken({ name: 'later', expiryDays: 30 });
  await acme.createToken({ name: 'never', expiryDays: null });
  const { id } = await acme.createToken({ name: 'over', expiryDays: 1 });
  await acme.moveEnd(id, new Date(Date.now() - 1000));

  const owner = await contextOf(runtime, acme, acme.owner);
  expect(await countTokenReminders(owner)).toEqual({ expiring: 1, leaked: 0 });
  await runtime.db.update(apiTokens).set({ leakReportedAt: new Date() }).where(eq(apiTokens.name, 'never'));
  expect(await countTokenReminders(owner)).toEqual({ expiring: 1, leaked: 1 });
  expect((await listTokens(owner, { status: ['leaked'], scope: 'all' })).total).toBe(1);
  expect((await listTokens(owner, { status: ['expiring'], expires: '7d' })).total).toBe(1);

  const member = await contextOf(runtime, acme, await acme.insertMember({ role: 'ORGANIZATION_MEMBER' }));
  expect(await countTokenReminders(member)).toEqual({ expiring: 0, leaked: 0 });
});
