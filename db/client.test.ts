import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { createDatabase, createPool, type Queryable } from './client.ts';

const database = useTestDatabase();
afterEach(() => vi.restoreAllMocks());

const one = (db: Queryable) => db.execute<{ one: number }>(sql`select 1 as one`).then(({ rows }) => rows);
const thrownBy = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => error,
  );

async function withOneConnection(test: (db: ReturnType<typeof createDatabase>) => Promise<void>): Promise<void> {
  const pool = createPool(database.url, { max: 1, connectionTimeoutMillis: 1_000 });
  try {
    await test(createDatabase(pool));
  } finally {
    await pool.end();
  }
}

it('has moments and bytes written in the format that is read, whatever the database is set to', async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.pool.query(`alter database ${name} set datestyle = 'German'`);
  await database.pool.query(`alter database ${name} set bytea_output = 'escape'`);
  await withOneConnection(async (db) => {
    const { rows } = await db.$client.query(
      `select timestamptz '2026-11-05 00:00Z'::text as at, 'a'::bytea::text as a`,
    );
    expect(rows).toEqual([{ at: '2026-11-05 00:00:00+00', a: '\\x61' }]);
  });
});

describe('a transaction', () => {
  it('whose connection breaks tells so, ends no process and keeps no connection', async () => {
    await withOneConnection(async (db) => {
      for (const wait of [0, 200]) {
        const thrown = await thrownBy(
          db.transaction(async (tx) => {
            const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
            await database.db.execute(sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`);
            // Broken while a statement runs, and noticed before the next one.
            await new Promise((resolve) => setTimeout(resolve, wait));
            await tx.execute(sql`select pg_sleep(1)`);
          }),
        );
        expect(String((thrown as Error).cause)).toMatch(/terminat|not queryable/);
        expect(await one(db)).toEqual([{ one: 1 }]);
      }
    });
  });

  it('that cannot begin gives its connection back', async () => {
    await withOneConnection(async (db) => {
      await one(db);
      vi.spyOn(pg.Client.prototype, 'query').mockImplementationOnce(() => Promise.reject(new Error('no begin')));
      expect(await thrownBy(db.transaction(one))).toMatchObject({ cause: { message: 'no begin' } });
      expect(await db.transaction(one)).toEqual([{ one: 1 }]);
    });
  });

  it('rolls back what failed, tells why, and goes on with the same connection', async () => {
    await withOneConnection(async (db) => {
      const pid = async () => (await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid;
      const before = await pid();
      const reason = new Error('rule');
      const failed = db.transaction(async (tx) => {
        await tx.execute(sql`create table half (id int)`);
        throw reason;
      });
      expect(await thrownBy(failed)).toBe(reason);
      expect((await db.execute(sql`select to_regclass('half') as found`)).rows).toEqual([{ found: null }]);
      expect(await pid()).toBe(before);
    });
  });
});
