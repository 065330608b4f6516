import { z } from 'zod';

import type { Transaction } from '#db/client.ts';
import { selectValueOwner, type ValueOwner } from '#db/queries/token-digests.ts';
import { lockToken, selectTokenValues, type TokenRecord } from '#db/queries/tokens.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { decide, resourceOf } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context, RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

import { changeToken } from './change-token.ts';
import { endOlderValue } from './end-overlap.ts';
import { endToken } from './end-token.ts';
import type { LoadedToken } from './load-token.ts';
import { requireTokenCan } from './token-can.ts';
import { tokenPermission } from './token-home.ts';
import { candidateDigests } from './token-value.ts';

const revokeInput = z.strictObject({ value: z.string() });

/**
 * Revokes a value `{ value }` of a token of the Organization (RFC 7009): the older value of an overlap ends, the newest
 * one takes its token with it. A value that is not accepted any more, not known, or of another Organization changes
 * nothing. Needs the permission to delete tokens somewhere, asked before anything is looked up, and then at the token's
 * home.
 */
export async function revokeTokenValue(ctx: Context, raw: unknown): Promise<void> {
  const { value } = revokeInput.parse(raw);
  requireMayDeleteSome(ctx);
  const owner = await findOwner(ctx.runtime, value);
  if (!owner || owner.organization.id !== ctx.organization.id) return;
  const { tokenId, valueId, purpose } = owner;
  const end = async (tx: Transaction, record: LoadedToken) => {
    if (record.deletedAt) return;
    requireTokenCan(ctx, record, 'delete');
    requireRecentSignIn(ctx, 'Revoking a token');
    await endValue(ctx, tx, record, valueId);
  };
  await changeToken(ctx, tokenId, 'delete', end, purpose);
}

/**
 * The same by whoever holds the value, which is proof enough to end it: from any address, and for a paused token too. The
 * audit event names the token itself as the actor.
 */
export async function revokeOwnValue(runtime: Runtime, value: string, request: RequestFacts): Promise<void> {
  const owner = await findOwner(runtime, value);
  if (!owner) return;
  const { tokenId, valueId, name, organization } = owner;
  const actor = { type: 'TOKEN', id: tokenId, label: name, valueId, valueEndsAt: null } as const;
  const ctx: Context = {
    db: runtime.db,
    runtime,
    organization,
    actor,
    bindings: [],
    now: runtime.clock.now(),
    request,
  };
  await runtime.db.transaction(async (tx) => {
    const record = await lockToken(tx, organization.id, tokenId);
    if (!record || record.deletedAt) return;
    await endValue(ctx, tx, record, valueId);
    await notifyChanged(tx, { tokenId });
  });
  runtime.changes.tokenChanged(tokenId);
}

function requireMayDeleteSome(ctx: Context): void {
  const organizationId = ctx.organization.id;
  const maySome = ctx.bindings.some(
    (binding) =>
      (binding.entityType === 'ORGANIZATION' ||
        binding.entityType === 'WORKSPACE' ||
        binding.entityType === 'DEPLOYMENT') &&
      decide([binding], tokenPermission(binding.entityType, 'delete'), resourceOf(binding, organizationId)).allowed,
  );
  if (!maySome) requirePermission(ctx, tokenPermission('ORGANIZATION', 'delete'), { organizationId });
}

/** Whose value it is. Only what carries our mark costs a query. */
async function findOwner({ secrets, db, verification }: Runtime, value: string): Promise<ValueOwner | undefined> {
  if (verification.isOurs(value)) return selectValueOwner(db, candidateDigests(secrets, value));
  if (!verification.isPepperMissing()) return undefined;
  // Saying that it is done would be a lie if the value was made with that pepper.
  throw new DomainError(
    'UNAVAILABLE',
    'A pepper of token values is missing, so values cannot be revoked now. Try again.',
  );
}

/** Looks again with the token locked: it may have been rotated meanwhile. */
async function endValue(ctx: Context, tx: Transaction, record: TokenRecord, valueId: string): Promise<void> {
  const values = await selectTokenValues(tx, record.id);
  const value = values.find(({ id }) => id === valueId);
  if (!value || value.endedAt || (value.endsAt && value.endsAt <= ctx.now)) return;
  if (value.id === values[0]?.id) await endToken(ctx, tx, record);
  else await endOlderValue(ctx, tx, record);
}
