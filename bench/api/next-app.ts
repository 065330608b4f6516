import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ended, freePort } from '#db/embedded-process.ts';

import type { Statement } from './record-statements.ts';

/** The same statements for every request, with the recorded offset and ids replaced by those of the request. */
export interface Replayed {
  statements: Statement[];
  /** Values among the parameters that stand for what the request names. */
  recorded: { offset?: number; id?: string; pageIds?: string[] };
}

const NEXT = path.join(import.meta.dirname, '../../node_modules/.bin/next');

/** A handler that sends the statements and answers with the rows: no token is checked, nothing is presented. */
const handlerSource = ({ statements, recorded }: Replayed) => `
import pg from 'pg';

const statements = ${JSON.stringify(statements)};
const recorded = ${JSON.stringify(recorded)};
globalThis.benchPool ??= new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 20,
  options: '-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1',
});

export const dynamic = 'force-dynamic';
export async function GET(request) {
  const asked = new URL(request.url).searchParams;
  let ids = new Map(recorded.id === undefined ? [] : [[recorded.id, asked.get('id')]]);
  const filled = (value) => {
    if (Array.isArray(value)) return value.map(filled);
    if (value === recorded.offset) return Number(asked.get('offset'));
    return ids.get(value) ?? value;
  };
  const answers = [];
  for (const { text, values } of statements) {
    const { rows } = await globalThis.benchPool.query(text, values.map(filled));
    answers.push(rows);
    if (recorded.pageIds?.length === rows.length && ids.size === 0) {
      ids = new Map(recorded.pageIds.map((id, at) => [id, rows[at].id]));
    }
  }
  return Response.json(answers);
}
`;

/** Builds a Next.js application of route handlers alone in a folder of its own, and serves it in a process of its own. */
export async function startNextApp(
  databaseUrl: string,
  routes: Record<string, Replayed>,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const results = path.join(import.meta.dirname, '../results');
  await mkdir(results, { recursive: true });
  // Below the repository, so that its own Next.js and driver are found.
  const folder = await mkdtemp(path.join(results, 'next-app-'));
  try {
    for (const [name, replayed] of Object.entries(routes)) {
      await mkdir(path.join(folder, 'app', name), { recursive: true });
      await writeFile(path.join(folder, 'app', name, 'route.js'), handlerSource(replayed));
    }
    await writeFile(path.join(folder, 'package.json'), '{"name":"bench-next-app","private":true,"type":"module"}\n');
    await writeFile(path.join(folder, 'next.config.js'), 'export default { poweredByHeader: false };\n');
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      DATABASE_URL: databaseUrl,
      NEXT_TELEMETRY_DISABLED: '1',
    };
    const built = spawnSync(NEXT, ['build'], { cwd: folder, env, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`next build: ${built.stdout}${built.stderr}`);
    const port = await freePort();
    const child = spawn(NEXT, ['start', '-p', String(port), '-H', '127.0.0.1'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('Ready in')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`next start ended with ${code}`)));
    });
    const stop = async () => {
      child.kill('SIGTERM');
      await ended(child);
      await rm(folder, { recursive: true });
    };
    return { origin: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}
