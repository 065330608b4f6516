import { generateKeyPairSync } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { makeSecrets } from '#db/testing/make-secrets.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { endOverlap } from '#lib/tokens/end-overlap.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { createTokenValue } from '#lib/tokens/token-value.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

import { makeProcess, queriesAt } from './testing/make-process.ts';

const database = useTestDatabase();
const DAY_MS = 86_400_000;

let ctx: Context;
const later = (ms: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + ms),
  actor: { ...ctx.actor, authenticatedAt: new Date(ctx.now.getTime() + ms) } as Context['actor'],
});

async function makeToken(expiryDays: number | null = 30, role = 'ORGANIZATION_MEMBER') {
  const { token, secret } = await createToken(ctx, { name: 'CI', role, expiryDays });
  return { tokenId: token.id, value: secret ?? '' };
}

async function rotate(tokenId: string, overlap: 'now' | '24h', at = ctx) {
  return (await rotateToken(at, { tokenId, overlap })).secret ?? '';
}

beforeEach(async () => {
  ctx = await freshContext(testRuntime(database));
});

describe('a value in force', () => {
  it('is accepted with everything the bearer door needs, and asked for once', async () => {
    const { tokenId, value } = await makeToken();
    const { verify, queryCount } = makeProcess(database, ctx.now);
    const answer = await verify(value);
    expect(answer).toEqual({
      ok: true,
      made: {},
      hasIpRanges: false,
      allowedIpRanges: [],
      tokenId,
      valueId: expect.stringMatching(/^c[0-9a-z]{24}$/),
      name: 'CI',
      scope: 'ORGANIZATION',
      entityId: ctx.organization.id,
      organization: ctx.organization,
      bindings: [
        {
          entityType: 'ORGANIZATION',
          entityId: ctx.organization.id,
          deploymentId: null,
          role: 'ORGANIZATION_MEMBER',
          workspaceId: null,
          custom: null,
        },
      ],
      startsAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + 30 * DAY_MS),
    });
    for (let n = 0; n < 20; n++) expect(await verify(value)).toEqual(answer);
    expect(queryCount()).toBe(1);
  });

  it('is accepted to the last millisecond and refused from the next, from the cache too', async () => {
    const { value } = await makeToken(1);
    const { verify, time } = makeProcess(database, ctx.now, { queries: queriesAt(database, () => ctx.now) });
    const end = ctx.now.getTime() + DAY_MS;
    await verify(value);
    time.now = new Date(end - 1);
    expect(await verify(value)).toMatchObject({ ok: true });
    time.now = new Date(end);
    expect(await verify(value)).toEqual({ ok: false, reason: 'expired' });
  });

  it('is found under an old pepper after a new one was added', async () => {
    const { value } = await makeToken();
    const peppers = new Map([...database.secrets.peppers, [2, makeSecrets().peppers.get(1) ?? Buffer.alloc(0)]]);
    const { verify, queryCount } = makeProcess(database, ctx.now, { secrets: { ...database.secrets, peppers } });
    expect(await verify(value)).toMatchObject({ ok: true });
    expect(await verify(value)).toMatchObject({ ok: true });
    expect(queryCount()).toBe(1);
  });

  it('sees a changed role with the next call', async () => {
    const { tokenId, value } = await makeToken();
    const process = makeProcess(database, ctx.now);
    await process.verify(value);
    await updateToken(ctx, { tokenId, name: 'CI', role: 'ORGANIZATION_OWNER' });
    process.cache.dropToken(tokenId);
    expect(await process.verify(value)).toMatchObject({ bindings: [{ role: 'ORGANIZATION_OWNER' }] });
  });
});

describe('what is refused without a query', () => {
  it.each(['', 'hello', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', 'x'.repeat(10_000)])('noise: %j', async (text) => {
    const { verify, queryCount, cache, calls } = makeProcess(database, ctx.now);
    expect(await verify(text)).toEqual({ ok: false, reason: 'noise' });
    expect([queryCount(), cache.size, calls.length]).toEqual([0, 0, 0]);
  });

  it('a value of another installation', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const facts = { tokenId: newId(), organizationId: newId(), issuer: 'https://x.example', startsAt: ctx.now };
    const foreign = await createTokenValue(makeSecrets(), { keyId: 'k', privateKey }, { ...facts, endsAt: null });
    const { verify, queryCount } = makeProcess(database, ctx.now);
    expect(await verify(foreign)).toEqual({ ok: false, reason: 'noise' });
    expect(queryCount()).toBe(0);
  });
});

describe('what is refused as unknown', () => {
  it('a genuine jti inside other text: it leaves no trace in memory and counts for nobody', async () => {
    const { value } = await makeToken();
    const { verify, cache, calls } = makeProcess(database, ctx.now);
    const [header = '', payload = '', signature = ''] = value.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    for (let n = 0; n < 50; n++) {
      // PostgreSQL refuses a query with U+0000 in it, and with that query what others asked.
      const sub = n === 0 ? '\u0000' : newId();
      const forged = Buffer.from(JSON.stringify({ ...claims, sub, n })).toString('base64url');
      expect(await verify(`${header}.${forged}.${signature}`)).toEqual({ ok: false, reason: 'unknown' });
    }
    expect([cache.size, calls.length]).toEqual([0, 0]);
  });

  it('a forged value that names an ended value of somebody else by its last six characters', async () => {
    const { tokenId, value } = await makeToken();
    await deleteToken(ctx, { tokenId });
    const { verify, calls } = makeProcess(database, ctx.now);
    expect(await verify(value)).toEqual({ ok: false, reason: 'deleted' });
    const [header = '', payload = '', signature = ''] = value.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString('base64url');
    expect(await verify(`${header}.${forged}.${signature}`)).toEqual({ ok: false, reason: 'unknown' });
    const kid = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: '\u0000' })).toString('base64url');
    expect(await verify(`${kid}.${payload}.${signature}`)).toEqual({ ok: false, reason: 'unknown' });
    expect(calls).toHaveLength(1);
  });

  it('an Organization or permission written into the payload gives nothing', async () => {
    const { value } = await makeToken();
    const { verify } = makeProcess(database, ctx.now);
    const [header = '', payload = '', signature = ''] = value.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const bent = { ...claims, permissions: ['organizationId:*'] };
    const forged = Buffer.from(JSON.stringify(bent)).toString('base64url');
    expect(await verify(`${header}.${forged}.${signature}`)).toMatchObject({ ok: false });
  });
});

describe('what became of an ended value is told to its holder and counted for that value', () => {
  it('paused, then resumed', async () => {
    const { tokenId, value } = await makeToken();
    const { verify, cache, calls } = makeProcess(database, ctx.now);
    const first = await verify(value);
    await pauseToken(ctx, { tokenId });
    cache.dropToken(tokenId);
    expect(await verify(value)).toEqual({ ok: false, reason: 'paused' });
    await resumeToken(ctx, { tokenId });
    cache.dropToken(tokenId);
    expect(await verify(value)).toEqual(first);
    expect(calls.map((call) => call.isAccepted)).toEqual([true, false, true]);
  });

  it('rotated away: the digest is gone, the holder still learns why', async () => {
    const { tokenId, value } = await makeToken();
    const fresh = await rotate(tokenId, 'now', later(10));
    const { verify, calls } = makeProcess(database, ctx.now);
    expect(await verify(value)).toEqual({ ok: false, reason: 'rotated' });
    expect(await verify(fresh)).toMatchObject({ ok: true, tokenId });
    expect(new Set(calls.map((call) => call.valueId)).size).toBe(2);
  });

  it('rotated with an overlap: both, until the overlap ends by the clock or by hand', async () => {
    const { tokenId, value } = await makeToken();
    const fresh = await rotate(tokenId, '24h', later(10));
    const { verify, time, cache } = makeProcess(database, ctx.now, { queries: queriesAt(database, () => ctx.now) });
    expect(await verify(value)).toMatchObject({ ok: true });
    expect(await verify(fresh)).toMatchObject({ ok: true });
    const end = ctx.now.getTime() + 10 + DAY_MS;
    time.now = new Date(end - 1);
    expect(await verify(value)).toMatchObject({ ok: true, expiresAt: new Date(end) });
    time.now = new Date(end);
    expect(await verify(value)).toEqual({ ok: false, reason: 'rotated' });
    expect(await verify(fresh)).toMatchObject({ ok: true });
    time.now = later(20).now;
    await endOverlap(later(20), { tokenId });
    cache.dropToken(tokenId);
    expect(await verify(value)).toEqual({ ok: false, reason: 'rotated' });
  });

  it('deleted', async () => {
    const { tokenId, value } = await makeToken();
    const fresh = await rotate(tokenId, '24h', later(10));
    await deleteToken(later(20), { tokenId });
    const { verify } = makeProcess(database, ctx.now);
    expect(await verify(value)).toEqual({ ok: false, reason: 'deleted' });
    expect(await verify(fresh)).toEqual({ ok: false, reason: 'deleted' });
  });
});
