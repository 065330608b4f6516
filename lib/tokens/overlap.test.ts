import { createHash } from 'node:crypto';

import { expect, it } from 'vitest';

import { selectAuditChain } from '#db/queries/audit-events.ts';
import { upsertUsage } from '#db/queries/token-usage.ts';
import { selectTokenValues } from '#db/queries/tokens.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { getOverlapUsage } from './get-overlap-usage.ts';
import { getTokenUsage } from './get-token-usage.ts';
import { lookUpToken } from './look-up-token.ts';
import { pauseToken } from './pause-token.ts';
import { rotateToken } from './rotate-token.ts';

const database = useTestDatabase();
const MINUTE_MS = 60_000;
/** Five minutes into a clock hour, where most of the last 60 minutes lie in the one before. */
const NOW = new Date('2026-11-24T21:05:00.000Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS);

/** A token rotated three hours ago, whose old value is still accepted. */
async function rotating() {
  const ctx = await freshContext(testRuntime(database), 'ORGANIZATION_OWNER', NOW);
  const at = (now: Date) => ({ ...ctx, now, actor: { ...ctx.actor, authenticatedAt: now } as typeof ctx.actor });
  const input = { name: 'ci-deploy', description: '', role: 'ORGANIZATION_MEMBER', expiryDays: 90 };
  const made = await createToken(at(ago(3000)), input);
  const tokenId = made.token.id;
  const rotated = await rotateToken(at(ago(180)), { tokenId, overlap: '24h' });
  const [newest, old] = await selectTokenValues(ctx.db, tokenId);
  if (!newest || !old) throw new Error('the token has no two values');
  const use = (value: 'new' | 'old', userAgent: string, seen: Date, calls = 1) =>
    ctx.db.transaction((tx) => {
      const hour = new Date(seen);
      hour.setUTCMinutes(0, 0, 0);
      const client = { address: '203.0.113.7', userAgent, firstSeenAt: seen, lastSeenAt: seen };
      return upsertUsage(tx, [
        { valueId: value === 'new' ? newest.id : old.id, tokenId, hour, ...client, calls, refused: 0 },
      ]);
    });
  return { ctx, tokenId, use, secrets: { old: made.secret, new: rotated.secret } };
}

it('a call of the last 60 minutes counts as recent use of the old value, whichever clock hour it fell into', async () => {
  const { ctx, tokenId, use } = await rotating();
  await use('old', 'curl', ago(59), 4);
  await use('old', 'curl', ago(2), 3);
  await use('old', 'curl', ago(130), 9);
  const usage = await getOverlapUsage(ctx, { tokenId });
  expect(usage?.recentSince).toEqual(new Date('2026-11-24T20:00:00.000Z'));
  expect(usage?.oldValue).toMatchObject({ recentCalls: 7, lastUsedAt: ago(2) });
  expect(usage?.newValue).toMatchObject({ recentCalls: 0, lastUsedAt: null });
});

it('a client stays among those of the old value although it used the new one since, and has a row for each', async () => {
  const { ctx, tokenId, use } = await rotating();
  await use('old', 'both', ago(20), 3);
  await use('new', 'both', ago(10), 2);
  await use('old', 'old only', ago(5));
  await use('new', 'new only', ago(1));
  await use('old', 'long gone', ago(24 * 60 + 1));
  const overlap = await getOverlapUsage(ctx, { tokenId });
  expect(overlap?.oldClients.map(({ userAgent, lastSeenAt, calls }) => [userAgent, lastSeenAt, calls])).toEqual([
    ['old only', ago(5), 1],
    ['both', ago(20), 3],
  ]);
  expect(overlap?.oldClients.every(({ isOldValue }) => isOldValue)).toBe(true);
  const usage = await getTokenUsage(ctx, { tokenId, range: '24h' });
  expect(usage).toMatchObject({ clientCount: 3, clientValueCount: 4 });
  const rows = usage.clients.map(
    ({ userAgent, isOldValue, calls }) => `${userAgent} ${isOldValue ? 'old' : 'new'} ${calls}`,
  );
  expect(rows.toSorted()).toEqual(['both new 2', 'both old 3', 'new only new 1', 'old only old 1']);
});

it('a look-up tells which value of which token it is, also once it has ended, and its token’s deletion for 90 days', async () => {
  const { ctx, tokenId, secrets } = await rotating();
  const found = async (value: string | null, at = ctx) => {
    const sha256 = createHash('sha256')
      .update(value ?? '')
      .digest('hex');
    return (await lookUpToken(at, { sha256, place: null })).token;
  };
  const token = { id: tokenId, name: 'ci-deploy', purpose: 'API', refusal: null };
  expect(await found(secrets.old)).toEqual({ ...token, value: 'old' });
  expect(await found(secrets.new)).toEqual({ ...token, value: 'newest' });
  // Over by the clock, its digest not destroyed yet.
  expect(await found(secrets.old, { ...ctx, now: ago(-24 * 60) })).toEqual({ ...token, value: 'ended' });
  const next = await rotateToken(ctx, { tokenId, overlap: 'now' });
  for (const ended of [secrets.old, secrets.new]) expect(await found(ended)).toEqual({ ...token, value: 'ended' });
  expect(await found(next.secret)).toEqual({ ...token, value: 'newest' });
  const expired = { ...ctx, now: ago(-91 * 24 * 60) };
  expect(await found(next.secret, expired)).toEqual({ ...token, value: 'newest', refusal: 'expired' });
  await pauseToken(ctx, { tokenId });
  expect(await found(next.secret)).toEqual({ ...token, value: 'newest', refusal: 'paused' });
  expect(await found(next.secret, await freshContext(ctx.runtime))).toBeNull();
  await deleteToken(ctx, { tokenId });
  const days = (count: number) => ({ ...ctx, now: ago(-count * 24 * 60) });
  for (const ended of [secrets.new, next.secret]) {
    expect(await found(ended, days(90))).toEqual({ ...token, value: 'deleted' });
    expect(await found(ended, days(91))).toBeNull();
  }
  const looked = (await selectAuditChain(ctx.db, ctx.organization.id, 0, 100)).filter(
    ({ action }) => action === 'token.looked_up',
  );
  expect(looked.map(({ after }) => after)).toEqual(
    [...Array(9).fill(true), false, true, false].map((is) => ({ found: is })),
  );
});
