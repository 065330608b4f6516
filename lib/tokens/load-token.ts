import { selectBindings } from '#db/queries/role-bindings.ts';
import { selectToken, type TokenRecord } from '#db/queries/tokens.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { decide, resourceOf } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { homeResource, tokenPermission, type TokenAction } from './token-home.ts';

/** Deleted tokens stay readable this long. */
const DELETED_KEPT_MS = 90 * 86_400_000;

/** A record with the roles the token holds. */
export type LoadedToken = TokenRecord & { bindings: readonly Binding[] };

/**
 * The token, when the actor may do `action` with tokens of its home. Somebody who may not even see it gets the answer
 * of an unknown id: FORBIDDEN without the right in the Organization, else NOT_FOUND, the same for foreign ids and tokens
 * deleted more than 90 days ago. A token is also seen where it holds a role. Agent tokens are none of these (agent-tokens.ts).
 */
export async function loadToken(ctx: Context, tokenId: string, action: TokenAction = 'access'): Promise<LoadedToken> {
  return authorizeToken(ctx, await selectToken(ctx.db, ctx.organization.id, tokenId), action);
}

/** The same for a record that was read already, for instance locked. */
export async function authorizeToken(
  ctx: Context,
  record: TokenRecord | undefined,
  action: TokenAction,
  purpose: TokenRecord['purpose'] = 'API',
): Promise<LoadedToken> {
  const organizationId = ctx.organization.id;
  const shown = record?.purpose === purpose && !isForgotten(ctx, record) ? record : undefined;
  const bindings = shown ? await selectBindings(ctx.db, shown.id, organizationId) : [];
  // Everybody may know of themselves.
  const isOwn = action === 'rotateSelf' && shown?.id === ctx.actor.id;
  if (!shown || !(isOwn || maySee(ctx, { ...shown, bindings }))) {
    requirePermission(ctx, tokenPermission('ORGANIZATION', action), { organizationId });
    throw notFound('This token');
  }
  if (action !== 'access')
    requirePermission(ctx, tokenPermission(shown.scope, action), homeResource(organizationId, shown));
  return { ...shown, bindings };
}

/** The record of a change that was authorized before; deleted ones too. */
export async function reloadToken(ctx: Context, tokenId: string): Promise<TokenRecord> {
  const record = await selectToken(ctx.db, ctx.organization.id, tokenId);
  if (!record) throw notFound('This token');
  return record;
}

/** True for a token that was deleted so long ago that nobody is told of it any more. */
export function isForgotten(ctx: Context, record: Pick<TokenRecord, 'deletedAt'>): boolean {
  return record.deletedAt !== null && ctx.now.getTime() - record.deletedAt.getTime() > DELETED_KEPT_MS;
}

/** Throws as `loadToken` does unless the actor sees the token at its home; a role it holds elsewhere is not enough. */
export async function requireSeeTokenAtHome(ctx: Context, tokenId: string): Promise<void> {
  const organizationId = ctx.organization.id;
  const record = await selectToken(ctx.db, organizationId, tokenId);
  if (record && !isForgotten(ctx, record) && seesAtHome(ctx, record)) return;
  const guest = await authorizeToken(ctx, record, 'access');
  requirePermission(ctx, tokenPermission(guest.scope, 'access'), homeResource(organizationId, guest));
}

function seesAtHome(ctx: Context, record: TokenRecord): boolean {
  const home = homeResource(ctx.organization.id, record);
  return decide(ctx.bindings, tokenPermission(record.scope, 'access'), home).allowed;
}

/** Tokens are seen at home, and by those who see the tokens of a place where they hold a role (screens.md 7). */
function maySee(ctx: Context, record: LoadedToken): boolean {
  if (seesAtHome(ctx, record)) return true;
  return record.bindings.some(
    (binding) =>
      (binding.entityType === 'WORKSPACE' || binding.entityType === 'DEPLOYMENT') &&
      decide(ctx.bindings, tokenPermission(binding.entityType, 'access'), resourceOf(binding, ctx.organization.id))
        .allowed,
  );
}
