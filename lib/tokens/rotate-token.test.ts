import { describe, expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { insertMember } from '#db/testing/factories.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';

import { createToken } from './create-token.ts';
import { endOverlap } from './end-overlap.ts';
import { getToken } from './get-token.ts';
import { pauseToken } from './pause-token.ts';
import { rotateToken } from './rotate-token.ts';

const database = useTestDatabase();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The same person, later: freshly signed in again. */
function later(ctx: Context, ms: number): Context {
  const now = new Date(ctx.now.getTime() + ms);
  return { ...ctx, now, actor: { ...ctx.actor, authenticatedAt: now } as Context['actor'] };
}

/** A token made some time ago, so that "now" is the real now, where the verifier insists on being. */
async function made(agoMs: number, expiryDays: number | null = 90) {
  const runtime = testRuntime(database);
  const ctx = await freshContext(runtime, 'ORGANIZATION_OWNER', new Date(Date.now() - agoMs));
  const { token, secret } = await createToken(ctx, {
    name: 'ci-deploy',
    description: 'GitHub deploys',
    role: 'ORGANIZATION_MEMBER',
    expiryDays,
  });
  if (secret === null) throw new Error('no value');
  const verify = async (value: string | null) => (await runtime.verification.verify(value ?? '', ctx.request)).ok;
  return { runtime, ctx, token, secret, verify };
}

describe('rotateToken', () => {
  it('ends the old value now and starts the same period again, with the same id, name and role', async () => {
    const { ctx, token, secret, verify } = await made(DAY_MS);
    const tomorrow = later(ctx, DAY_MS);
    const rotated = await rotateToken(tomorrow, { tokenId: token.id });
    expect(rotated.token).toMatchObject({ id: token.id, name: token.name, role: token.role, expiryPeriodDays: 90 });
    expect(rotated.token.endAt?.getTime()).toBe(tomorrow.now.getTime() + 90 * DAY_MS);
    expect(await verify(secret)).toBe(false);
    expect(await verify(rotated.secret)).toBe(true);
    expect(rotated.token.values.map((value) => value.endReason)).toEqual([null, 'ROTATED']);
  });

  it('keeps the old value for the overlap, then refuses it', async () => {
    const inside = await made(HOUR_MS - 60_000);
    const rotated = await rotateToken(inside.ctx, { tokenId: inside.token.id, overlap: '1h' });
    expect(rotated.token.status).toBe('ROTATING');
    expect(await inside.verify(inside.secret)).toBe(true);
    expect(await inside.verify(rotated.secret)).toBe(true);
    const past = await made(HOUR_MS + 1);
    const { secret } = await rotateToken(past.ctx, { tokenId: past.token.id, overlap: '1h' });
    expect(await past.verify(past.secret)).toBe(false);
    expect(await past.verify(secret)).toBe(true);
  });

  it('caps the overlap at the expiry of the old value', async () => {
    const { ctx, token } = await made(0, 1);
    const rotated = await rotateToken(later(ctx, DAY_MS - HOUR_MS), { tokenId: token.id, overlap: '7d' });
    expect(rotated.token.overlapEndsAt).toEqual(token.endAt);
  });

  it('never leaves more than two values alive', async () => {
    const { ctx, token, secret, verify } = await made(4000);
    const second = await rotateToken(later(ctx, 1000), { tokenId: token.id, overlap: '24h' });
    const third = await rotateToken(later(ctx, 2000), { tokenId: token.id, overlap: '24h' });
    const at = later(ctx, 3000);
    expect(await verify(secret)).toBe(false);
    expect(await verify(second.secret)).toBe(true);
    expect(await verify(third.secret)).toBe(true);
    await endOverlap(at, { tokenId: token.id });
    expect(await verify(second.secret)).toBe(false);
    expect(await verify(third.secret)).toBe(true);
  });

  it('gives an expired token a new period and leaves a paused one paused', async () => {
    const { ctx, token, verify } = await made(2 * DAY_MS, 1);
    const afterwards = later(ctx, 2 * DAY_MS);
    expect((await getToken(afterwards, { tokenId: token.id })).status).toBe('EXPIRED');
    const rotated = await rotateToken(afterwards, { tokenId: token.id, overlap: '24h' });
    expect(rotated.token).toMatchObject({ status: 'UNUSED', overlapEndsAt: null });
    await pauseToken(afterwards, { tokenId: token.id });
    const again = await rotateToken(later(afterwards, 1), { tokenId: token.id });
    expect(again.token.status).toBe('PAUSED');
    expect(await verify(again.secret)).toBe(false);
  });

  it('lets one of two people win and tells the other who it was', async () => {
    const { runtime, ctx, token } = await made(0);
    const grace = await insertMember(runtime.db, ctx.organization, { fullName: 'Grace Hopper' });
    const other = await contextOf(runtime, ctx.organization, grace, ctx.now);
    const wish = { tokenId: token.id, currentShortToken: token.shortToken };
    const results = await Promise.allSettled([rotateToken(ctx, wish), rotateToken(other, wish)]);
    const lost = results.find((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toMatchObject({ code: 'CONFLICT', details: { reason: 'clash' } });
    expect(String((lost?.reason as Error | undefined)?.message)).toMatch(
      /^(Ada Lovelace|Grace Hopper) rotated this token just now\. Your request was not carried out\.$/,
    );
    const chain = await selectAuditChain(database.db, ctx.organization.id, 0, 10);
    expect(chain.filter((event) => event.action === 'token.rotated')).toHaveLength(1);
  });

  it('answers a repeated key without a second rotation', async () => {
    const { ctx, token, verify } = await made(4000);
    const wish = { tokenId: token.id, idempotencyKey: 'rotate-00001' };
    const first = await rotateToken(later(ctx, 1000), wish);
    const second = await rotateToken(later(ctx, 2000), wish);
    expect(second.secret).toBeNull();
    expect(second.token.shortToken).toBe(first.token.shortToken);
    expect(await verify(first.secret)).toBe(true);
    const seen = { ...wish, currentShortToken: first.token.shortToken };
    expect((await rotateToken(later(ctx, 3000), seen)).secret).toBeNull();
    await expect(rotateToken(later(ctx, 4000), { ...wish, overlap: '1h' })).rejects.toMatchObject({
      code: 'KEY_REUSED',
    });
  });
});
