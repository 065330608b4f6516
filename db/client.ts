import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import * as schema from '#db/schema/index.ts';

export type Pool = pg.Pool;
export type Database = NodePgDatabase<typeof schema> & { $client: Pool };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Where reads may run: a plain connection or an open transaction. Writes take a `Transaction`. */
export type Queryable = Database | Transaction;

/**
 * A pool whose sessions speak UTC, in the format we read, and give up on statements after 15 s, so that a stuck one cannot hold a request forever. A
 * connection that fell silent is given up after 20 s.
 */
export function createPool(connectionString: string, options: pg.PoolConfig = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    // The working set is in memory and two cores serve many small questions: no JIT, no parallel workers, and index
    // pages cost what table pages do.
    options:
      '-c timezone=UTC -c datestyle=ISO -c bytea_output=hex -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1',
    ...options,
  });
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', () => {});
  // Nor one that breaks between two statements of a transaction: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Drizzle over the pool, but for transactions: its own would keep a connection for ever on which BEGIN failed, and would
 * replace the error of the work by that of a ROLLBACK on a broken connection.
 */
export function createDatabase(pool: Pool): Database {
  const transaction: Database['transaction'] = async (work, config) => {
    const client = await pool.connect();
    let failure: { error: unknown } | null = null;
    let broken: Error | undefined;
    const watched: typeof work = async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        failure = { error };
        throw error;
      }
    };
    try {
      return await (drizzle(client) as unknown as Database).transaction(watched, config);
    } catch (error) {
      // What the work threw was rolled back; anything else leaves a connection in a state that nobody knows.
      const cause = (failure as { error: unknown } | null)?.error ?? error;
      if (cause !== error || failure === null) broken = error as Error;
      throw cause;
    } finally {
      client.release(broken);
    }
  };
  return Object.assign(drizzle(pool, { schema }), { transaction });
}
