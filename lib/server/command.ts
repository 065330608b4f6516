import path from 'node:path';

import { createDatabase, createPool, type Database } from '#db/client.ts';
import { findRunningEmbedded, hasEmbeddedCluster, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { parseEnv, type Env } from '#lib/env.ts';

import { addressOfHolder, lockDataDir } from './data-dir-lock.mjs';

/**
 * Runs a command beside the server, on the same database, whether the server runs or not. A refusal is one sentence and
 * exit code 1. What `run` returns is printed.
 */
export function runCommand(name: string, run: (env: Env, db: Database) => Promise<string[]>): void {
  const work = async () => {
    const env = parseEnv(process.env);
    const database = await reachDatabase(env, name);
    const pool = createPool(database.url, { max: 1 });
    try {
      process.stdout.write(`${(await run(env, createDatabase(pool))).join('\n')}\n`);
    } finally {
      await pool.end();
      await database.release();
    }
  };
  work().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

/**
 * Where people reach the server, for a link; null when it is only the default. PUBLIC_URL or PORT say it, else the server
 * that runs on the data directory.
 */
export async function serverAddress(env: Env): Promise<string | null> {
  if (process.env['PUBLIC_URL'] || process.env['PORT']) return env.publicUrl;
  if (env.DATABASE_URL !== undefined) return null;
  const address = await addressOfHolder(path.resolve(env.DATA_DIR));
  return address?.startsWith('http') ? address : null;
}

/**
 * The database of this installation for a command beside the server: the running one's, or one that is started for the
 * command and stopped by `release`. Throws one sentence when there is none.
 */
async function reachDatabase(env: Env, command: string): Promise<{ url: string; release(): Promise<void> }> {
  if (env.DATABASE_URL !== undefined) return { url: env.DATABASE_URL, release: async () => {} };
  const dataDir = path.resolve(env.DATA_DIR);
  const noDatabase = () => new Error(`There is no database in ${dataDir} yet. Start Latchkey there first: npm start`);
  if ((await addressOfHolder(dataDir)) !== null) {
    const url = await findRunningEmbedded(dataDir);
    if (url === null) throw new Error('Latchkey is starting or stopping. Try again in a moment.');
    return { url, release: async () => {} };
  }
  if (!(await hasEmbeddedCluster(dataDir))) throw noDatabase();
  const lock = await lockDataDir(dataDir, command);
  const embedded = await startEmbedded({ dataDir });
  const release = async () => {
    await embedded.stop();
    await lock.release();
  };
  await migrate(embedded.url).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  return { url: embedded.url, release };
}
