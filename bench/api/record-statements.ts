import type { Pool } from '#db/client.ts';

/** One statement as it went to PostgreSQL. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (config: { text: string }, values: unknown[]) => Promise<unknown>;

/** What `read` asks the database, in order. */
export async function recordStatements(pool: Pool, read: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const query = pool.query.bind(pool) as unknown as Query;
  const recording: Query = (config, values) => {
    statements.push({ text: config.text, values });
    return query(config, values);
  };
  Object.assign(pool, { query: recording });
  try {
    await read();
  } finally {
    Object.assign(pool, { query });
  }
  return statements;
}
