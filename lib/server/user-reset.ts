import path from 'node:path';

import { createDatabase, createPool } from '#db/client.ts';
import { findRunningEmbedded, hasEmbeddedCluster, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { systemClock } from '#lib/clock.ts';
import { parseEnv, type Env } from '#lib/env.ts';
import { issuePasswordLink } from '#lib/users/issue-one-time-code.ts';

import { isDataDirInUse, lockDataDir } from './data-dir-lock.mjs';

/** `npm run user:reset EMAIL`: prints a one-time link for somebody who lost a password, whether the server runs or not. */
async function main(): Promise<void> {
  const env = parseEnv(process.env);
  const [email, ...rest] = process.argv.slice(2);
  if (!email?.includes('@') || rest.length > 0) throw new Error('Say whose password it is: npm run user:reset EMAIL');
  const database = await reachDatabase(env);
  const pool = createPool(database.url, { max: 1 });
  try {
    const code = await issuePasswordLink(createDatabase(pool), email, systemClock.now());
    if (code === null) throw new Error(`There is no active person with the e-mail ${email}.`);
    const note = 'The link works once, for 24 hours. Hand it over in private: whoever opens it sets the password.';
    process.stdout.write(`${note}\n${env.publicUrl}/reset/${code}\n`);
  } finally {
    await pool.end();
    await database.release();
  }
}

async function reachDatabase(env: Env): Promise<{ url: string; release(): Promise<void> }> {
  if (env.DATABASE_URL !== undefined) return { url: env.DATABASE_URL, release: async () => {} };
  const dataDir = path.resolve(env.DATA_DIR);
  const noDatabase = () => new Error(`There is no database in ${dataDir} yet. Start Latchkey there first: npm start`);
  if (await isDataDirInUse(dataDir)) {
    const url = await findRunningEmbedded(dataDir);
    if (url === null) throw new Error('Latchkey is starting or stopping. Try again in a moment.');
    return { url, release: async () => {} };
  }
  if (!(await hasEmbeddedCluster(dataDir))) throw noDatabase();
  const lock = await lockDataDir(dataDir, 'npm run user:reset');
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
