import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import * as schema from '#db/schema/index.ts';

export type Pool = pg.Pool;
export type Database = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Where reads may run: a plain connection or an open transaction. Writes take a `Transaction`. */
export type Queryable = Database | Transaction;

/** A pool whose sessions speak UTC and give up on statements after 15 s, so that a stuck one cannot hold a request forever. */
export function createPool(connectionString: string, options: pg.PoolConfig = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    options: '-c timezone=UTC',
    ...options,
  });
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', () => {});
  return pool;
}

export function createDatabase(pool: Pool): Database {
  return drizzle(pool, { schema });
}
