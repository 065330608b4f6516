import { realpath } from 'node:fs/promises';
import path from 'node:path';

import type { Logger } from 'pino';

import { hasEmbeddedCluster, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { waitForDatabase } from '#db/wait-for-database.ts';
import type { Env } from '#lib/env.ts';
import type { Secrets } from '#lib/secrets.ts';

import { loadSecrets } from './load-secrets.ts';

export interface OpenDatabase {
  url: string;
  secrets: Secrets;
  /** Folders to back up: the data directory, and where the database is when it cannot be inside. Empty with DATABASE_URL. */
  folders: string[];
  stop(): Promise<void>;
}

/**
 * The database of this process, migrated: the one of DATABASE_URL, or the packaged PostgreSQL below DATA_DIR. The caller
 * holds the lock of the data directory in the second case.
 */
export async function openDatabase(env: Env, log: Logger, isTemporary: boolean): Promise<OpenDatabase> {
  if (env.DATABASE_URL !== undefined) {
    const secrets = await loadSecrets(env, false);
    await waitForDatabase(env.DATABASE_URL, (line) => log.warn(line));
    await migrate(env.DATABASE_URL);
    return { url: env.DATABASE_URL, secrets, folders: [], stop: () => Promise.resolve() };
  }
  const dataDir = path.resolve(env.DATA_DIR);
  const secrets = await loadSecrets(env, !(await hasEmbeddedCluster(dataDir)));
  const embedded = await startEmbedded({ dataDir, log, durable: !isTemporary, temporary: isTemporary });
  try {
    await migrate(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  const base = path.dirname(embedded.dataDir);
  const folders = base === (await realpath(dataDir)) ? [dataDir] : [dataDir, base];
  return { url: embedded.url, secrets, folders, stop: embedded.stop };
}
