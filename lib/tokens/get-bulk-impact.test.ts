import { expect, it } from 'vitest';

import { makeAcme } from '#db/testing/acme.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { getTokenImpact } from './get-token-impact.ts';
import { getBulkImpact } from './get-bulk-impact.ts';

const database = useTestDatabase();
const usage = (calls: number) => ({ address: '203.0.113.7', userAgent: 'curl', calls });

it('names the busiest of the ticked tokens, and none of another Organization', async () => {
  const runtime = testRuntime(database);
  const [acme, other] = [await makeAcme(runtime), await makeAcme(runtime, 'Other')];
  const quiet = await acme.createToken({ name: 'quiet' });
  const busy = await acme.createToken({ name: 'busy' });
  const unused = await acme.createToken({ name: 'unused' });
  const foreign = await other.createToken({ name: 'secret project' });
  await acme.insertUsage(quiet.id, usage(1));
  await acme.insertUsage(busy.id, usage(100));
  await other.insertUsage(foreign.id, usage(1_000));

  const ctx = await contextOf(runtime, acme, acme.owner);
  const ids = [quiet.id, busy.id, unused.id, foreign.id];
  const impact = await getBulkImpact(ctx, { ids });
  expect(impact).toMatchObject({ usedLast24h: 2, busiest: ['busy', 'quiet'] });
  expect(await getBulkImpact(ctx, { query: {} })).toEqual({ count: 3, usedLast24h: 2, busiest: ['busy', 'quiet'] });
});

it('counts nobody whose calls were all refused: they lose nothing', async () => {
  const runtime = testRuntime(database);
  const acme = await makeAcme(runtime);
  const { id } = await acme.createToken({ name: 'paused' });
  await acme.insertUsage(id, { ...usage(0), userAgent: 'refused', refused: 9 });
  const ctx = await contextOf(runtime, acme, acme.owner);
  const nobody = { requests7d: 0, clientCount7d: 0, clientCount24h: 0, clientCount1h: 0, clients: [] };
  expect(await getTokenImpact(ctx, { tokenId: id })).toMatchObject(nobody);
  expect(await getBulkImpact(ctx, { ids: [id] })).toEqual({ count: 1, usedLast24h: 0, busiest: [] });
  await acme.insertUsage(id, { ...usage(3), refused: 1 });
  const impact = await getTokenImpact(ctx, { tokenId: id });
  expect(impact).toMatchObject({ requests7d: 3, clientCount7d: 1, clientCount24h: 1 });
  expect(impact.clients.map(({ userAgent }) => userAgent)).toEqual(['curl']);
});
