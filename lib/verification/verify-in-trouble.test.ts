import { beforeEach, describe, expect, it } from 'vitest';

import { createDatabase, createPool } from '#db/client.ts';
import { selectMissingPeppers } from '#db/queries/pepper-marks.ts';
import { prepareVerificationQueries, type VerificationQueries } from '#db/queries/verification.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';

import { makeProcess, queriesAt } from './testing/make-process.ts';

const database = useTestDatabase();
let ctx: Context;
let tokenId: string;
let value: string;

beforeEach(async () => {
  ctx = await freshContext(testRuntime(database));
  const issued = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: null });
  tokenId = issued.token.id;
  value = issued.secret ?? '';
});

const unavailable = expect.objectContaining({ code: 'UNAVAILABLE' });

/** Queries whose answer is held back after PostgreSQL gave it, until the test lets it go. */
function heldQueries() {
  const real = prepareVerificationQueries(database.db);
  const read = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const queries: VerificationQueries = {
    async selectByDigests(digests) {
      const rows = await real.selectByDigests(digests);
      read.resolve();
      await letGo.promise;
      return rows;
    },
  };
  return { queries, read: read.promise, letGo: letGo.resolve };
}

describe('a change that commits between the SELECT and the cache', () => {
  it.each(['token', 'organization'] as const)(
    'of the %s: the row that was read before it is not kept',
    async (kind) => {
      const { queries, read, letGo } = heldQueries();
      const process = makeProcess(database, ctx.now, { queries });
      const slow = process.verify(value);
      await read;
      await deleteToken(ctx, { tokenId });
      if (kind === 'token') process.cache.dropToken(tokenId);
      else process.cache.dropOrganization(ctx.organization.id);
      letGo();
      await slow;
      expect(process.cache.size).toBe(0);
      expect(await process.verify(value)).toEqual({ ok: false, reason: 'deleted' });
    },
  );

  it('without a change the row is kept', async () => {
    const { queries, letGo } = heldQueries();
    const process = makeProcess(database, ctx.now, { queries });
    letGo();
    await process.verify(value);
    expect(process.cache.size).toBe(1);
  });

  it('and before somebody may ask about a value that was looked up ahead: it is read anew', async () => {
    const process = makeProcess(database, ctx.now);
    const ahead = process.lookAhead(value);
    expect(await ahead?.found).toMatchObject({ tokenId });
    await deleteToken(ctx, { tokenId });
    process.cache.dropToken(tokenId);
    expect(await process.verify(value, ctx.organization.id, ahead)).toEqual({ ok: false, reason: 'deleted' });
    expect(process.queryCount()).toBe(2);
  });

  it('without a change what was looked up ahead is the answer, and is kept from then on', async () => {
    const process = makeProcess(database, ctx.now);
    const ahead = process.lookAhead(value);
    await ahead?.found;
    expect(process.cache.size).toBe(0);
    expect(await process.verify(value, ctx.organization.id, ahead)).toMatchObject({ ok: true, tokenId });
    expect([process.cache.size, process.queryCount(), process.lookAhead(value)]).toEqual([1, 1, null]);
  });
});

describe('while notifications may be lost', () => {
  it('every check asks the database and sees the change nobody was told of', async () => {
    let isTrusted = true;
    const listener = { isTrusted: () => isTrusted, skewMs: () => 0 };
    const process = makeProcess(database, ctx.now, { listener });
    await process.verify(value);
    await pauseToken(ctx, { tokenId });
    expect(await process.verify(value)).toMatchObject({ ok: true });
    isTrusted = false;
    expect(await process.verify(value)).toEqual({ ok: false, reason: 'paused' });
    expect(await process.verify(value)).toEqual({ ok: false, reason: 'paused' });
    expect(process.queryCount()).toBe(3);
  });
});

describe('in doubt the answer is UNAVAILABLE, never yes', () => {
  it('when the database writes moments in another style than ISO', async () => {
    const pool = createPool(database.url, { max: 1, options: '-c datestyle=German' });
    const { verify } = makeProcess(database, ctx.now, { queries: prepareVerificationQueries(createDatabase(pool)) });
    await expect(verify(value)).rejects.toEqual(unavailable);
    await pool.end();
  });

  it('when the database is away', async () => {
    const pool = createPool('postgres://nobody:none@127.0.0.1:9/none', { connectionTimeoutMillis: 300 });
    const queries = prepareVerificationQueries(createDatabase(pool));
    const process = makeProcess(database, ctx.now, { queries });
    await expect(process.verify(value)).rejects.toEqual(unavailable);
    expect(await process.verify('noise')).toEqual({ ok: false, reason: 'noise' });
    await pool.end();
  });

  it.each([-5_100, 5_100])('when the clocks are %d ms apart, with and without the cache', async (skewMs) => {
    const moved = () => new Date(ctx.now.getTime() + skewMs);
    const queries = queriesAt(database, moved);
    await expect(makeProcess(database, ctx.now, { queries }).verify(value)).rejects.toEqual(unavailable);

    const listener = { isTrusted: () => true, skewMs: () => 0 };
    const cached = makeProcess(database, ctx.now, { listener });
    expect(await cached.verify(value)).toMatchObject({ ok: true });
    listener.skewMs = () => skewMs;
    await expect(cached.verify(value)).rejects.toEqual(unavailable);
  });

  it.each([-4_900, 4_900])('but not when they are %d ms apart', async (skewMs) => {
    const queries = queriesAt(database, () => new Date(ctx.now.getTime() + skewMs));
    const listener = { isTrusted: () => true, skewMs: () => skewMs };
    const process = makeProcess(database, ctx.now, { queries, listener });
    expect(await process.verify(value)).toMatchObject({ ok: true });
    expect(await process.verify(value)).toMatchObject({ ok: true });
  });

  it('when no pepper is configured, or one that live values need is not', async () => {
    const none = { ...database.secrets, peppers: new Map<number, Buffer>() };
    await expect(makeProcess(database, ctx.now, { secrets: none }).verify(value)).rejects.toEqual(unavailable);

    const other = { ...database.secrets, peppers: new Map([[2, Buffer.alloc(32, 2)]]) };
    const process = makeProcess(database, ctx.now, {
      secrets: other,
      peppers: { isAnyMissing: true, look: () => Promise.resolve() },
    });
    await expect(process.verify(value)).rejects.toEqual(unavailable);
    expect(await process.verify('noise')).toEqual({ ok: false, reason: 'noise' });
    expect(await selectMissingPeppers(database.db, [2])).toEqual([1]);
    expect(await selectMissingPeppers(database.db, [1, 2])).toEqual([]);
  });
});
