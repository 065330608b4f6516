import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';

import type { Pool } from '#db/client.ts';

const PEERS = ['better-auth', '@better-auth/api-key', 'oidc-provider', 'autocannon'];

/** The version of an installed package; its own package.json is not always among what it exports. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      return (JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // The next folder up.
    }
  }
  return 'unknown';
}

/** What the figures were taken on. */
export async function machineFacts(pool: Pool): Promise<Record<string, string | number>> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: release(),
    loadBefore: loadavg()[0] ?? 0,
    node: process.version,
    postgresql: rows[0]?.server_version ?? 'unknown',
    ...Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
  };
}
