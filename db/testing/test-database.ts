import { randomBytes } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

import { createDatabase, createPool, type Database, type Pool } from '#db/client.ts';

import type { Secrets } from '#lib/secrets.ts';

import { makeSecrets } from './make-secrets.ts';
import { adminUrl } from './global-setup.ts';

export interface TestDatabase {
  url: string;
  pool: Pool;
  db: Database;
  /** Key material that belongs to what is stored in this database. */
  secrets: Secrets;
}

/**
 * A database of its own for the calling test file, made before its tests and dropped after them. Read the fields inside
 * tests only: they are filled in `beforeAll`.
 */
export function useTestDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const made = { secrets: makeSecrets() } as TestDatabase;
  beforeAll(async () => {
    const server = inject('databaseUrl');
    await asAdmin(server, `create database ${name} template latchkey`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    made.url = url.href;
    made.pool = createPool(url.href, { max: 8 });
    made.db = createDatabase(made.pool);
  });
  afterAll(async () => {
    await made.pool.end();
    await asAdmin(inject('databaseUrl'), `drop database ${name} with (force)`);
  });
  return made;
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const admin = new pg.Client(adminUrl(server));
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
