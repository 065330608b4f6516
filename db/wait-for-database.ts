import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

const OLDEST_POSTGRES = 15;
const PATIENCE_MS = 30_000;

/** Waits for a database that is still starting. Throws one sentence when it does not come, or is too old. */
export async function waitForDatabase(url: string, warn: (line: string) => void): Promise<void> {
  const { host } = new URL(url);
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(1_000)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const answer = await client.query<{ server_version_num: string }>('SHOW server_version_num');
      const major = Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000);
      if (major >= OLDEST_POSTGRES) return;
      throw new Error(`PostgreSQL ${major} of DATABASE_URL is too old. Use ${OLDEST_POSTGRES} or newer.`);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === undefined && message.includes('too old')) throw error;
      // Wrong password, no such role or database: waiting does not help.
      const isHopeless = code?.startsWith('28') || code === '3D000';
      if (isHopeless || Date.now() > giveUpAt) {
        throw new Error(`The database of DATABASE_URL (${host}) cannot be used: ${message || code}.`, { cause: error });
      }
      warn(`The database of DATABASE_URL does not answer yet (${code ?? message}).`);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
