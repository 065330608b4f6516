import { execFile, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type autocannon from 'autocannon';

import type { Runtime } from '#lib/runtime.ts';

import type { Row } from '../report.ts';
import { CONNECTIONS, load } from './load.ts';
import type { ServerOptions } from './messages.ts';
import { spreadOf } from './ratios.ts';
import { startServer } from './servers.ts';

/** What is counted rather than timed. */
export interface Counted {
  text: string;
  isReached: boolean;
  figures: object;
}

/** Rows written for last-used while values are asked about without end, and calls lost when the process is stopped. */
export async function countUses(
  { pool }: Runtime,
  ours: ServerOptions,
  requests: autocannon.Request[],
  seconds: number,
): Promise<Counted> {
  const read = async () => {
    const { rows } = await pool.query<{ updated: string; calls: string }>(
      `select (select n_tup_upd from pg_stat_user_tables where relname = 'api_tokens') as updated,
        (select coalesce(sum(calls), 0) from token_usage) as calls`,
    );
    return { updated: Number(rows[0]?.updated), calls: Number(rows[0]?.calls) };
  };
  const before = await read();
  const server = await startServer(ours);
  const { perSecond, count } = await load({ name: 'last-used', ...server, requests }, seconds);
  await server.stop();
  await pool.query('select pg_stat_force_next_flush()');
  const after = await read();
  const written = after.updated - before.updated;
  // A batch every ten seconds, and one at the end.
  const most = (requests.length + 1) * (Math.ceil(seconds / 10) + 1);
  // The caller's value and the value asked about count, and so do requests whose answer nobody waited for.
  const lost = count * 2 - (after.calls - before.calls);
  return {
    text: `last-used: ${written} rows for ${count} requests in ${seconds} s (at most ${most}), ${Math.max(0, lost)} calls lost at the end`,
    isReached: written <= most && lost <= 0 && lost >= -2 * CONNECTIONS,
    figures: { perSecond, count, written, most, lost },
  };
}

/** Resident size while `count` different values are refused that are in no database. */
export async function countMemory(ours: ServerOptions, value: string, count: number): Promise<Counted> {
  const script = path.join(import.meta.dirname, 'memory-process.ts');
  const child = fork(script, [JSON.stringify({ ...ours, value, count })]);
  const sizes = await new Promise<number[]>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number[]));
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
  });
  const half = sizes.length / 2;
  const first = spreadOf(sizes.slice(0, half)).median;
  const last = spreadOf(sizes.slice(half)).median;
  return {
    text: `memory with ${count} unknown values: ${first.toFixed(0)} MB in the first half, ${last.toFixed(0)} MB in the last (at most 5 % more)`,
    isReached: last <= first * 1.05,
    figures: { count, first, last, sizes },
  };
}

/** `npm run bench:revoke`, with its result. */
export async function measureRevocation(trials: number): Promise<Counted> {
  const folder = path.join(import.meta.dirname, '..');
  await promisify(execFile)(process.execPath, [path.join(folder, 'revoke.ts'), String(trials)]);
  const { rows } = JSON.parse(await readFile(path.join(folder, 'results/revoke.json'), 'utf8')) as { rows: Row[] };
  const all = rows.at(-1);
  return {
    text: `ended in another process until refused here, ${trials} trials: p50 ${all?.p50.toFixed(1)} ms, maximum ${all?.max.toFixed(1)} ms (below 1,000 ms)`,
    isReached: (all?.max ?? Number.POSITIVE_INFINITY) < 1_000,
    figures: { trials, rows },
  };
}
