// `npm run bench:audit`: exports of the audit log over HTTP, from a server in a process of its own, with ever more events.
// What counts is the last column but one: the most memory that the server held while it answered.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { insertManyEvents } from '#db/testing/audit.ts';
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { spawnApi } from '#lib/api/testing/spawn-api.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { writeResult } from './report.ts';
import { startBench } from './start-bench.ts';

const COUNTS = [1_000, 10_000, 100_000];
const RUNS = 3;
/** Resident size may not grow by more than this from the smallest to the largest count. */
const BOUND_MB = 64;
const SAMPLE_MS = 20;

const run = promisify(execFile);
const residentMb = async (pid: number) =>
  Number((await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim()) / 1024;

const { runtime, url, stop } = await startBench();
const server = await spawnApi(url, runtime.secrets);

async function ownerOf(count: number) {
  const organization = await insertOrganization(runtime.db);
  const ctx = await contextOf(runtime, organization, await insertMember(runtime.db, organization), new Date());
  const issued = await createToken(ctx, { name: 'bench', role: 'ORGANIZATION_OWNER', expiryDays: null });
  await insertManyEvents(runtime.db, organization.id, count);
  return { address: `${server.origin}/v1/organizations/${organization.id}/audit-logs`, value: issued.secret ?? '' };
}

/** Reads the answer and throws it away; lines are counted in what was unpacked. */
async function readAll(address: string, value: string): Promise<{ lines: number; megabytes: number }> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${value}` } });
  if (response.status !== 200 || !response.body) throw new Error(`the export answered ${response.status}`);
  let lines = 0;
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return { lines, megabytes: bytes / 1024 / 1024 };
}

interface Result {
  events: number;
  megabytes: number;
  seconds: number;
  residentMb: number;
}
const results: Result[] = [];
const warm = await ownerOf(1_000);
for (let n = 0; n < 20; n += 1) await readAll(warm.address, warm.value);

for (const count of COUNTS) {
  const { address, value } = await ownerOf(count);
  let most = 0;
  const reading = new AbortController();
  const sampling = (async () => {
    while (!reading.signal.aborted) {
      most = Math.max(most, await residentMb(server.pid));
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  const started = performance.now();
  let read = { lines: 0, megabytes: 0 };
  for (let n = 0; n < RUNS; n += 1) read = await readAll(address, value);
  const seconds = (performance.now() - started) / 1000 / RUNS;
  reading.abort();
  await sampling;
  if (read.lines < count) throw new Error(`${count} events were to be exported, ${read.lines} came`);
  results.push({ events: read.lines, megabytes: read.megabytes, seconds, residentMb: most });
}
await server.stop();
await stop();

console.log('\nExport of the audit log\n  events  MB of JSON  seconds  resident MB');
for (const row of results) {
  const cells = [
    row.megabytes.toFixed(1).padStart(12),
    row.seconds.toFixed(2).padStart(9),
    row.residentMb.toFixed(0).padStart(13),
  ];
  console.log(`${String(row.events).padStart(8)}${cells.join('')}`);
}
const growth = (results.at(-1)?.residentMb ?? 0) - (results[0]?.residentMb ?? 0);
console.log(`\nGrowth of the resident size: ${growth.toFixed(0)} MB, at most ${BOUND_MB} MB are allowed.`);
await writeResult('audit', { results });
if (growth > BOUND_MB) process.exitCode = 1;
