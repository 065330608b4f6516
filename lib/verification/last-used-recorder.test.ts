import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createDatabase, createPool, type Database } from '#db/client.ts';
import { apiTokens, tokenUsage } from '#db/schema/index.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { FOLDED_CLIENT, LastUsedRecorder, type RecordedCall } from './last-used-recorder.ts';

const database = useTestDatabase();
const log = pino({ level: 'silent' });
let ctx: Context;
let tokenId: string;
let valueId: string;

beforeEach(async () => {
  valueId = newId();
  ctx = await freshContext(testRuntime(database));
  tokenId = (await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: null })).token.id;
});

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1, 10, 0, seconds, 123));
const call = (changes: Partial<RecordedCall> = {}): RecordedCall => ({
  tokenId,
  valueId,
  at: at(0),
  address: '203.0.113.1',
  userAgent: 'curl/8',
  isAccepted: true,
  ...changes,
});
const usage = () => database.db.select().from(tokenUsage).where(eq(tokenUsage.tokenId, tokenId));
const record = async (id = tokenId) => {
  const [row] = await database.db.select().from(apiTokens).where(eq(apiTokens.id, id));
  if (!row) throw new Error('the token is there');
  return row;
};
const sum = (rows: { calls: number; refused: number }[]) => [
  rows.reduce((total, row) => total + row.calls, 0),
  rows.reduce((total, row) => total + row.refused, 0),
];

describe('what is written', () => {
  it('one row per value, hour and client, with calls and refusals, added up over batches and processes', async () => {
    const one = new LastUsedRecorder(database.db, log);
    const two = new LastUsedRecorder(database.db, log);
    for (let n = 0; n < 3; n++) one.record(call({ at: at(n) }));
    one.record(call({ at: at(9), isAccepted: false }));
    one.record(call({ userAgent: 'terraform' }));
    one.record(call({ at: at(3_600) }));
    await one.flush();
    one.record(call({ at: at(20) }));
    two.record(call({ at: at(1) }));
    await Promise.all([one.flush(), two.flush()]);
    const rows = (await usage()).map(({ hour, userAgent, calls, refused }) => [
      hour.toISOString().slice(11, 16),
      userAgent,
      calls,
      refused,
    ]);
    expect(rows.toSorted()).toEqual([
      ['10:00', 'curl/8', 5, 1],
      ['10:00', 'terraform', 1, 0],
      ['11:00', 'curl/8', 1, 0],
    ]);
    const [first] = (await usage()).filter((row) => row.calls === 5);
    expect([first?.firstSeenAt, first?.lastSeenAt]).toEqual([at(0), at(20)]);
  });

  it('every value of a token, not only its newest', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    const old = newId();
    recorder.record(call());
    recorder.record(call({ valueId: old }));
    await recorder.flush();
    expect((await usage()).map((row) => row.valueId).toSorted()).toEqual([valueId, old].toSorted());
  });

  it('the last use of the token: forward only, from accepted calls only, without touching updatedAt', async () => {
    const before = await record();
    const recorder = new LastUsedRecorder(database.db, log);
    recorder.record(call({ at: at(30) }));
    recorder.record(call({ at: at(10), address: '203.0.113.9' }));
    recorder.record(call({ at: at(50), isAccepted: false, address: '203.0.113.66' }));
    await recorder.flush();
    recorder.record(call({ at: at(20), address: '203.0.113.9' }));
    await recorder.flush();
    const after = await record();
    expect([after.lastUsedAt, after.lastUsedAddress, after.lastUsedAgent]).toEqual([at(30), '203.0.113.1', 'curl/8']);
    expect(after.updatedAt).toEqual(before.updatedAt);
  });

  it('user agents cut at 200 characters', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    recorder.record(call({ userAgent: 'x'.repeat(5_000) }));
    await recorder.flush();
    expect((await usage())[0]?.userAgent).toHaveLength(200);
  });

  it('last uses of so many tokens at a time, those that wait longest first, and all at the end', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    const first = tokenId;
    const second = (await createToken(ctx, { name: 'CD', role: 'ORGANIZATION_MEMBER', expiryDays: null })).token.id;
    const written = async () => Promise.all([first, second].map(async (id) => (await record(id)).lastUsedAt));
    for (const id of [first, second]) recorder.record(call({ tokenId: id, valueId: id }));
    await recorder.writeRound(1);
    expect(await written()).toEqual([at(0), null]);
    for (const id of [first, second]) recorder.record(call({ tokenId: id, valueId: id, at: at(5) }));
    await recorder.writeRound(1);
    expect(await written()).toEqual([at(0), at(5)]);
    expect(recorder.pending).toBe(1);
    await recorder.stop();
    expect([await written(), recorder.pending]).toEqual([[at(5), at(5)], 0]);
    expect(sum(await usage())).toEqual([2, 0]);
  });

  it('nothing per call: 10,000 calls of one client are one row', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    for (let n = 0; n < 10_000; n++) recorder.record(call());
    expect(recorder.pending).toBe(2);
    await recorder.flush();
    expect(sum(await usage())).toEqual([10_000, 0]);
  });
});

describe('trouble', () => {
  it('a batch that fails is kept, joined by later calls, and written when the database is back', async () => {
    const pool = createPool('postgres://nobody:none@127.0.0.1:9/none', { connectionTimeoutMillis: 300 });
    const target = { db: createDatabase(pool) };
    const switching = new Proxy(database.db, { get: (_, name) => Reflect.get(target.db, name, target.db) });
    const recorder = new LastUsedRecorder(switching, log);
    recorder.record(call());
    await recorder.flush();
    expect(recorder.pending).toBe(2);
    recorder.record(call({ at: at(5) }));
    target.db = database.db;
    await recorder.flush();
    await pool.end();
    expect(sum(await usage())).toEqual([2, 0]);
    expect((await record()).lastUsedAt).toEqual(at(5));
    expect(recorder.pending).toBe(0);
  });

  it.each([
    ['57P01', 1],
    ['23514', 6],
  ])('a database that is away ends the round, one bad batch does not: %s', async (code, attempts) => {
    const transaction = vi.fn(() => Promise.reject(new Error('Failed query', { cause: { code } })));
    const recorder = new LastUsedRecorder({ transaction } as unknown as Database, log);
    for (let n = 0; n < 1_100; n++) recorder.record(call({ tokenId: `token ${n}`, valueId: `value ${n}` }));
    const waiting = recorder.pending;
    await recorder.stop();
    expect([transaction.mock.calls.length, recorder.pending]).toEqual([attempts, waiting]);
  });

  it('calls that come in while a batch is written are not lost', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    for (let n = 0; n < 50; n++) {
      recorder.record(call({ address: `198.51.100.${n}` }));
      void recorder.flush();
    }
    await recorder.flush();
    expect(sum(await usage())).toEqual([50, 0]);
  });

  it('a counter that is kept for the next call keeps no others alive, and is counted on anew', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    const kept = recorder.record(call());
    recorder.record(call({ valueId: newId() }));
    for (let n = 0; n < 501; n++) recorder.record(call({ userAgent: `client ${n}` }));
    expect(kept.batch.size).toBe(502);
    await recorder.flush();
    expect(kept.batch.size).toBe(0);
    const next = recorder.record(call(), kept);
    expect([next === kept, next.calls, recorder.record(call(), next) === next]).toEqual([false, 1, true]);
  });

  it('stop writes what is left', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    recorder.start();
    recorder.record(call());
    await recorder.stop();
    expect(sum(await usage())).toEqual([1, 0]);
  });

  it('a client that pretends to be many is folded: memory stays bounded and the sum stays right', async () => {
    const recorder = new LastUsedRecorder(database.db, log);
    for (let n = 0; n < 3_000; n++) recorder.record(call({ userAgent: `bot/${n}`, at: at(n) }));
    expect(recorder.pending).toBe(502);
    await recorder.flush();
    const rows = await usage();
    expect(rows).toHaveLength(501);
    expect(sum(rows)).toEqual([3_000, 0]);
    expect(rows.filter((row) => row.userAgent === FOLDED_CLIENT.userAgent).map((row) => row.calls)).toEqual([2_500]);
    // Who used the token last is told, though its calls are not.
    const { lastUsedAt, lastUsedAgent } = await record();
    expect([lastUsedAt, lastUsedAgent]).toEqual([at(2_999), 'bot/2999']);
  });
});
