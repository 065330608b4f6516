import type { z } from 'zod';

import type { Transaction } from '#db/client.ts';
import {
  endTokenValues,
  insertTokenValue,
  selectTokenValues,
  updateToken,
  updateTokenValueEnd,
  type TokenRecord,
} from '#db/queries/tokens.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { getPolicies } from '#lib/policies/policies.ts';
import { updatedBy } from '#lib/stamps.ts';

import type { ApiTokenFacts } from './api-token.ts';
import { auditTarget, changeToken } from './change-token.ts';
import { requireCurrentValue } from './clash.ts';
import { claimKey, findEarlier, onceOnly } from './idempotency.ts';
import { issueTokenValue } from './issue-token-value.ts';
import { getOwnToken } from './get-own-token.ts';
import { loadToken } from './load-token.ts';
import { tellTokenDetails } from './present-token.ts';
import { requireValueInForce } from './require-value-in-force.ts';
import { OVERLAP_HOURS, rotateOwnTokenInput, rotateTokenInput, type Overlap } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import type { Issued, IssuedToken, TellToken } from './issued-token.ts';

const HOUR_MS = 3_600_000;

/** The period of the next value in days: the same again, or the policy maximum where the old period breaks the policy. */
function nextPeriodDays(ctx: Context, record: TokenRecord): number | null {
  const { maxLifetimeDays, allowNoExpiration } = getPolicies(ctx);
  const period = record.expiryPeriodDays;
  if (period === null) return allowNoExpiration ? null : (maxLifetimeDays ?? 365);
  return maxLifetimeDays === null ? period : Math.min(period, maxLifetimeDays);
}

/**
 * Ends the values in force, or lets the newest live on for the overlap, never past its own expiry. A value left over
 * from an earlier rotation always ends, so that never more than two live. Returns until when the old one is accepted.
 */
async function endOldValues(
  tx: Transaction,
  ctx: Context,
  record: TokenRecord,
  overlap: Overlap,
): Promise<Date | null> {
  const [newest] = await selectTokenValues(tx, record.id);
  const until = new Date(ctx.now.getTime() + OVERLAP_HOURS[overlap] * HOUR_MS);
  const capped = record.endAt && record.endAt < until ? record.endAt : until;
  const lives = overlap !== 'now' && newest !== undefined && newest.endedAt === null && capped > ctx.now;
  const keep = lives ? { keepId: newest.id } : {};
  await endTokenValues(tx, record.id, { at: ctx.now, reason: 'ROTATED', ...keep });
  if (!lives) return null;
  await updateTokenValueEnd(tx, newest.id, capped);
  return capped;
}

/**
 * Issues a new value with the same period from now and ends or overlaps the old one (rotateTokenInput). Name, roles and
 * id stay; a paused token stays paused, unless the reason was that the old value is reported as leaked. CONFLICT when `currentShortToken` is no longer the newest value.
 */
export async function rotateToken(ctx: Context, raw: unknown): Promise<IssuedToken> {
  return rotateAndTell(ctx, raw, tellTokenDetails);
}

/** The same, and what `tell` reads of the token. */
export async function rotateAndTell<T>(ctx: Context, raw: unknown, tell: TellToken<T>): Promise<Issued<T>> {
  return rotate(ctx, rotateTokenInput.parse(raw), 'rotate', tell);
}

/**
 * The same for the token that is asking (rotateOwnTokenInput). Needs apiTokens.rotateSelf at its home, and no right to
 * see or change tokens.
 */
export async function rotateOwnToken(ctx: Context, raw: unknown): Promise<Issued<ApiTokenFacts>> {
  return rotate(ctx, { ...rotateOwnTokenInput.parse(raw), tokenId: ctx.actor.id }, 'rotateSelf', getOwnToken);
}

async function rotate<T>(
  ctx: Context,
  input: z.output<typeof rotateTokenInput>,
  action: 'rotate' | 'rotateSelf',
  tell: TellToken<T>,
): Promise<Issued<T>> {
  await loadToken(ctx, input.tokenId, action);
  if (OVERLAP_HOURS[input.overlap] > getPolicies(ctx).longestOverlapHours) {
    const hours = getPolicies(ctx).longestOverlapHours;
    throw invalidField('overlap', 'policy', `This Organization keeps old values for at most ${hours} hours.`);
  }
  requireRecentSignIn(ctx, 'Rotating a token');
  // What somebody saw before is a condition, and no part of what they ask for.
  const { currentShortToken, ...asked } = input;
  const once = onceOnly(ctx, 'rotate', asked);
  const replayed = await findEarlier(ctx.db, once);
  if (replayed) return { token: await tell(ctx, replayed), secret: null };

  const issued = await changeToken(ctx, input.tokenId, action, async (tx, record) => {
    if (!(await claimKey(tx, once, record.id, ctx.now))) return null;
    await requireValueInForce(tx, ctx, record);
    requireTokenCan(ctx, record, action);
    const isLeaked = record.leakReportedAt !== null;
    if (isLeaked && input.overlap !== 'now') {
      throw invalidField('overlap', 'leaked', 'This value was reported as leaked, so it ends with the rotation.');
    }
    // What was paused because of the report; a pause by somebody stays.
    const resumes = isLeaked && record.pausedAt !== null && record.pausedById === null;
    await requireCurrentValue({ ...ctx, db: tx }, record, currentShortToken);
    const period = nextPeriodDays(ctx, record);
    // Requests are not carried out in the order they came, and two may share a millisecond: the newest value starts last.
    const startsAt = new Date(Math.max(ctx.now.getTime(), record.startAt.getTime() + 1));
    const endAt = period === null ? null : new Date(startsAt.getTime() + period * 24 * HOUR_MS);
    // On this transaction's own connection: a second one per rotation could leave the pool waiting for itself.
    const value = await issueTokenValue({ ...ctx, db: tx }, { tokenId: record.id, startsAt, endsAt: endAt });
    const overlapEndsAt = await endOldValues(tx, ctx, record, input.overlap);
    await insertTokenValue(tx, {
      id: newId(),
      tokenId: record.id,
      digest: value.digest,
      pepperId: value.pepperId,
      shortToken: value.shortToken,
      startsAt,
      endsAt: endAt,
    });
    const { shortToken } = value;
    const change = { shortToken, startAt: startsAt, endAt, expiryPeriodDays: period, overlapEndsAt };
    await updateToken(tx, record.id, {
      ...change,
      lastRotatedAt: startsAt,
      leakReportedAt: null,
      leakReportedAddress: null,
      ...(resumes && { pausedAt: null }),
      ...updatedBy(ctx),
    });
    // Before the audit event, behind which every change of the Organization queues.
    const token = await tell({ ...ctx, db: tx }, record.id);
    await recordAudit(tx, ctx, {
      action: 'token.rotated',
      target: auditTarget(record),
      before: { shortToken: record.shortToken, endAt: record.endAt },
      after: { shortToken, endAt, overlap: input.overlap, overlapEndsAt, ...(resumes && { resumed: true }) },
    });
    return { token, secret: value.secret };
  });
  if (issued) return issued;
  // Another request with this key came first: it was the same one, or this throws.
  await findEarlier(ctx.db, once);
  return { token: await tell(ctx, input.tokenId), secret: null };
}
