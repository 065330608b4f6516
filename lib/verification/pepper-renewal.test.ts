import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';

import { countValuesPerPepper, upsertPepperMark } from '#db/queries/pepper-marks.ts';
import { tokenValues } from '#db/schema/index.ts';
import { makeSecrets } from '#db/testing/make-secrets.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import type { Secrets } from '#lib/secrets.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { digestOf, tagKeyOf } from '#lib/tokens/token-value.ts';
import { ValueDigests } from '#lib/tokens/value-digests.ts';

import { PepperWatch } from './pepper-watch.ts';
import { makeProcess } from './testing/make-process.ts';

const database = useTestDatabase();
const log = pino({ level: 'silent' });
const second = makeSecrets().peppers.get(1) ?? Buffer.alloc(0);
let both: Secrets;
let onlySecond: Secrets;
let ctx: Context;
let tokenId: string;
let value: string;

beforeEach(async () => {
  const { secrets } = database;
  both = { ...secrets, peppers: new Map([...secrets.peppers, [2, second]]) };
  onlySecond = { ...secrets, peppers: new Map([[2, second]]) };
  ctx = await freshContext(testRuntime(database));
  const issued = await createToken(ctx, { name: 'CI', role: 'ORGANIZATION_MEMBER', expiryDays: null });
  tokenId = issued.token.id;
  value = issued.secret ?? '';
});

const stored = async () => {
  const [row] = await database.db.select().from(tokenValues).where(eq(tokenValues.tokenId, tokenId));
  return { pepperId: row?.pepperId, digest: row?.digest };
};

describe('a value under an old pepper', () => {
  it('is moved to the newest with its next use, in a batch, and accepted without the old one from then on', async () => {
    const process = makeProcess(database, ctx.now, { secrets: both });
    for (let n = 0; n < 5; n++) expect(await process.verify(value)).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ pepperId: 1 });
    await process.renewal.flush();
    expect(await stored()).toEqual({ pepperId: 2, digest: digestOf(both, 2, value) });
    expect((await countValuesPerPepper(database.db)).get(2)).toBe(1);

    const digests = new ValueDigests(onlySecond);
    digests.acceptTagKeys([tagKeyOf(database.secrets.peppers.get(1) ?? Buffer.alloc(0))]);
    const later = makeProcess(database, ctx.now, { secrets: onlySecond, digests });
    expect(await later.verify(value)).toMatchObject({ ok: true, tokenId });
  });

  it('is left alone when it ended meanwhile, and never taken back by a process with fewer peppers', async () => {
    const process = makeProcess(database, ctx.now, { secrets: both });
    await process.verify(value);
    await deleteToken(ctx, { tokenId });
    await process.renewal.flush();
    expect(await stored()).toEqual({ pepperId: 1, digest: null });

    const old = makeProcess(database, ctx.now);
    old.renewal.add({ valueId: 'c1', pepperId: 2, digest: Buffer.alloc(32) }, 'x'.repeat(32));
    await old.renewal.flush();
    expect(await stored()).toEqual({ pepperId: 1, digest: null });
  });

  it('is told what became of it when it ended under one pepper or another, but not once that one is gone', async () => {
    const process = makeProcess(database, ctx.now, { secrets: both });
    await process.verify(value);
    await process.renewal.flush();
    const next = (await rotateToken(ctx, { tokenId, overlap: 'now' })).secret ?? '';
    await deleteToken(ctx, { tokenId });
    const digests = new ValueDigests(onlySecond);
    digests.acceptTagKeys([tagKeyOf(database.secrets.peppers.get(1) ?? Buffer.alloc(0))]);
    const later = makeProcess(database, ctx.now, { secrets: onlySecond, digests });
    // The first was moved to the second pepper before it ended, the next ended under the first.
    expect(await later.verify(value)).toEqual({ ok: false, reason: 'deleted' });
    expect(await later.verify(next)).toEqual({ ok: false, reason: 'unknown' });
    const fresh = makeProcess(database, ctx.now, { secrets: both });
    for (const [one, reason] of [
      [value, 'deleted'],
      [next, 'deleted'],
      [`${next}x`, 'unknown'],
    ] as const) {
      expect(await fresh.verify(one)).toEqual({ ok: false, reason });
    }
  });

  it('is not called unknown by a process that was not given the new pepper yet', async () => {
    const fresh = makeProcess(database, ctx.now, { secrets: both });
    await fresh.verify(value);
    await fresh.renewal.flush();
    await upsertPepperMark(database.db, { pepperId: 2, mark: Buffer.alloc(32), createdAt: ctx.now });
    const peppers = new PepperWatch({ db: database.db, log, configured: [1] });
    const old = makeProcess(database, ctx.now, { peppers });
    await expect(old.verify(value)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
