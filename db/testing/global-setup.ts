import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Server of the test run; its database `latchkey` is migrated and serves as the template. */
    databaseUrl: string;
  }
}

/** One real PostgreSQL for the whole run; every test file copies the migrated database into its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'latchkey-test-'));
  const embedded = await startEmbedded({ dataDir, durable: false, temporary: true });
  await migrate(embedded.url);
  // A database with open connections cannot be a template, so nobody may enter it from here on.
  const admin = new pg.Client(adminUrl(embedded.url));
  await admin.connect();
  await admin.query('alter database latchkey is_template true');
  await admin.end();
  project.provide('databaseUrl', embedded.url);
  return () => embedded.stop();
}

/** The same server, entered by its maintenance database. */
export function adminUrl(url: string): string {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  return admin.href;
}
