import { fileURLToPath } from 'node:url';

import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';

/** Any number no other program uses on this database: "latch" in ASCII. */
const LOCK = 0x6c_61_74_63;

/**
 * Brings the database to the newest schema. Several processes may call it at once: they queue behind an advisory lock.
 * Uses a connection of its own, so `url` must lead to PostgreSQL itself, not through a transaction pooler.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    // Notices ("already exists, skipping") are of no use to anybody here.
    await client.query("SET client_min_messages = 'warning'");
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await applyMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
  } finally {
    // Ending the session frees the lock.
    await client.end().catch(() => {});
  }
}
