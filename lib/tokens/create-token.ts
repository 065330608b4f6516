import type { z } from 'zod';

import { countLiveTokens, insertToken, insertTokenValue } from '#db/queries/tokens.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import { auditTarget } from './change-token.ts';
import { issueTokenValue } from './issue-token-value.ts';
import { requireHomeRole } from './home-role.ts';
import { claimKey, findEarlier, onceOnly } from './idempotency.ts';
import { requireCreationPace } from './require-creation-pace.ts';
import { tellTokenDetails } from './present-token.ts';
import { createTokenInput } from './schemas.ts';
import { requireTokenHome } from './require-token-home.ts';
import type { Issued, IssuedToken, TellToken } from './issued-token.ts';

const DAY_MS = 86_400_000;

/** Refuses a lifetime the Organization's policy forbids, in the words of the form. */
function requireAllowedLifetime(ctx: Context, days: number | null): void {
  const { maxLifetimeDays, allowNoExpiration } = getPolicies(ctx);
  if (days === null && !allowNoExpiration) {
    const limit = maxLifetimeDays === null ? 'an expiration' : `an expiration of at most ${maxLifetimeDays} days`;
    throw invalidField('expiryDays', 'policy', `This Organization requires ${limit}.`);
  }
  if (days !== null && maxLifetimeDays !== null && days > maxLifetimeDays) {
    const message = `This Organization allows at most ${maxLifetimeDays} days. Enter ${maxLifetimeDays} or less.`;
    throw invalidField('expiryDays', 'policy', message);
  }
}

/** The parsed input of a token that is not there yet. */
type NewToken = Omit<z.output<typeof createTokenInput>, 'kind'>;

/**
 * Creates a token of the Organization, a Workspace or a Deployment (createTokenInput) and issues its first value. The
 * secret is in this answer and nowhere else; only its digest is stored. Needs apiTokens.create there and every permission
 * of the role given.
 */
export async function createToken(ctx: Context, raw: unknown): Promise<IssuedToken> {
  return createAndTell(ctx, raw, tellTokenDetails);
}

/** The same, and what `tell` reads of the token. */
export async function createAndTell<T>(ctx: Context, raw: unknown, tell: TellToken<T>): Promise<Issued<T>> {
  return issueNewToken(ctx, createTokenInput.parse(raw), 'API', tell);
}

/** The same for parsed input and either purpose; only services may say AGENT, because lists do not show those tokens. */
export async function issueNewToken<T>(
  ctx: Context,
  input: NewToken,
  purpose: 'API' | 'AGENT',
  tell: TellToken<T>,
): Promise<Issued<T>> {
  const home = await requireTokenHome(ctx, input, 'create');
  const binding = await requireHomeRole(ctx, home, input.role);
  requireAllowedLifetime(ctx, input.expiryDays);
  requireRecentSignIn(ctx, 'Creating a token');

  const once = onceOnly(ctx, purpose === 'API' ? 'create' : 'create-agent', { ...input, entityId: home.entityId });
  const earlier = await findEarlier(ctx.db, once);
  if (earlier) return { token: await tell(ctx, earlier), secret: null };

  const endAt = input.expiryDays === null ? null : new Date(ctx.now.getTime() + input.expiryDays * DAY_MS);
  const id = newId();
  const value = await issueTokenValue(ctx, { tokenId: id, startsAt: ctx.now, endsAt: endAt });
  const by = { type: ctx.actor.type, id: ctx.actor.id };
  const created = await ctx.db.transaction(async (tx) => {
    if (!(await claimKey(tx, once, id, ctx.now))) return null;
    // Asked again where the answer holds until the token is there; before the audit, as changes of a role lock too.
    if (binding.custom) await requireHomeRole({ ...ctx, db: tx }, home, input.role);
    const record = {
      id,
      organizationId: ctx.organization.id,
      scope: home.scope,
      entityId: home.entityId,
      kind: 'STANDARD',
      purpose,
      name: input.name,
      description: input.description,
      role: input.role,
      expiryPeriodDays: input.expiryDays,
      allowedIpRanges: input.allowedIpRanges,
      shortToken: value.shortToken,
      startAt: ctx.now,
      endAt,
      createdAt: ctx.now,
      createdByType: by.type,
      createdById: by.id,
      updatedAt: ctx.now,
      updatedByType: by.type,
      updatedById: by.id,
    } as const;
    const { name, description, role, scope, entityId, expiryPeriodDays, shortToken, allowedIpRanges } = record;
    const facts = { name, description, role, scope, entityId, expiryPeriodDays, endAt, shortToken };
    const after = { ...facts, ...(allowedIpRanges.length > 0 && { allowedIpRanges }) };
    // First, because creations of one Organization queue here: the count below is exact however many come at once.
    await recordAudit(tx, ctx, { action: 'token.created', target: auditTarget(record), after });
    const limit = ctx.runtime.env.MAX_TOKENS_PER_ORGANIZATION;
    if ((await countLiveTokens(tx, ctx.organization.id, limit)) >= limit) {
      const message = `This Organization has ${limit.toLocaleString('en')} tokens, which is its limit. Delete some first.`;
      throw new DomainError('LIMIT_REACHED', message);
    }
    await requireCreationPace(ctx, tx);
    await insertToken(tx, record, { id: newId(), customRoleId: binding.custom?.id ?? null });
    await insertTokenValue(tx, {
      id: newId(),
      tokenId: id,
      digest: value.digest,
      pepperId: value.pepperId,
      shortToken: value.shortToken,
      startsAt: ctx.now,
      endsAt: endAt,
    });
    return { token: await tell({ ...ctx, db: tx }, id), secret: value.secret };
  });
  if (created) return created;
  const winner = await findEarlier(ctx.db, once);
  return { token: await tell(ctx, winner ?? id), secret: null };
}
