// `npm run bench:revoke`: how long a second process goes on accepting a value that was ended in the first one. Three
// processes on one PostgreSQL: two servers, and this one, which creates, pauses and asks.
import { setTimeout as sleep } from 'node:timers/promises';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { spawnApi, type ApiProcess } from '#lib/api/testing/spawn-api.ts';
import type { Context } from '#lib/context.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';

import { printTable, summarize, writeResult } from './report.ts';
import { startBench } from './start-bench.ts';

const TRIALS = Number(process.argv[2] ?? 1_000);
const BOUND_MS = 1_000;

const { runtime, url, stop } = await startBench();
const servers = [await spawnApi(url, runtime.secrets), await spawnApi(url, runtime.secrets)] as const;
const [here, elsewhere] = servers;

const organization = await insertOrganization(runtime.db);
const owner = await insertMember(runtime.db, organization);
const ctxNow = (): Promise<Context> => contextOf(runtime, organization, owner, new Date());
const issue = async () => {
  const issued = await createToken(await ctxNow(), { name: 'bench', role: 'ORGANIZATION_OWNER', expiryDays: null });
  return { id: issued.token.id, value: issued.secret ?? '' };
};
const { value: ownerValue } = await issue();
const tokens = `/v1/organizations/${organization.id}/tokens`;

const WAYS: Record<string, (id: string) => Promise<unknown>> = {
  delete: (id) => here.ask(`${tokens}/${id}`, ownerValue, 'DELETE'),
  rotate: (id) => here.ask(`${tokens}/${id}/rotate`, ownerValue, 'POST'),
  pause: async (id) => pauseToken(await ctxNow(), { tokenId: id }),
};

async function untilRefused(server: ApiProcess, value: string): Promise<number> {
  const started = performance.now();
  while ((await server.ask('/v1/users/self', value)).status !== 401) {
    if (performance.now() - started > 30_000) throw new Error('still accepted after 30 s');
  }
  return performance.now() - started;
}

// The servers and the database outlive a process that just ends.
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isEnding = true));

async function run(): Promise<number> {
  const delays: Record<string, number[]> = { delete: [], rotate: [], pause: [] };
  const names = Object.keys(WAYS);
  for (let trial = 0; trial < TRIALS; trial++) {
    if (isEnding) throw new Error(`ended before trial ${trial + 1}`);
    const { id, value } = await issue();
    // Known to both, so that the caches are what is measured.
    for (const server of servers) {
      const { status } = await server.ask('/v1/users/self', value);
      if (status !== 200) throw new Error(`a fresh value was answered with ${status}`);
    }
    const way = names[trial % names.length] ?? 'delete';
    await WAYS[way]?.(id);
    // Counted from the answer that says it is done: what a person who pressed the button has to wait.
    delays[way]?.push(await untilRefused(elsewhere, value));
  }
  const rows = names.map((name) => summarize(name, delays[name] ?? []));
  rows.push(summarize('all', Object.values(delays).flat()));
  printTable('Ended in one process, refused in another (ms)', rows);
  await writeResult('revoke', { trials: TRIALS, boundMs: BOUND_MS, rows });
  return rows.at(-1)?.max ?? Number.NaN;
}

try {
  await sleep(1_000);
  const worst = await run();
  console.log(`\nmaximum of ${TRIALS} trials: ${worst.toFixed(1)} ms (bound ${BOUND_MS} ms)`);
  process.exitCode = worst < BOUND_MS ? 0 : 1;
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await stop();
}
