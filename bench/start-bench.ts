import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createDatabase, createPool } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { testRuntime } from '#db/testing/test-context.ts';
import { makeSecrets } from '#db/testing/make-secrets.ts';
import type { Runtime } from '#lib/runtime.ts';

/** A throwaway PostgreSQL with the product's schema, and a runtime on it. */
export async function startBench(): Promise<{ runtime: Runtime; url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'latchkey-bench-'));
  const embedded = await startEmbedded({ dataDir, temporary: true });
  await migrate(embedded.url);
  const pool = createPool(embedded.url);
  const runtime = testRuntime({ url: embedded.url, pool, db: createDatabase(pool), secrets: makeSecrets() });
  const stop = async () => {
    await pool.end();
    await embedded.stop();
  };
  return { runtime, url: embedded.url, stop };
}
