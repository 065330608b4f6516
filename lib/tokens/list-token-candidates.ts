import { z } from 'zod';

import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectPlaceRoles, selectTokensOfHome } from '#db/queries/token-places.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';

import { canAddGuest, canBringIn } from './guest-can.ts';
import { requireListHome } from './require-token-home.ts';
import { placeInput } from './schemas.ts';
import type { TokenCandidates } from './types.ts';

/** More than this the search has to narrow down. */
const LIMIT = 50;

const candidatesInput = placeInput.extend({
  from: z.enum(['ORGANIZATION', 'WORKSPACE']),
  q: z.string().max(100).default(''),
});

/**
 * Tokens of the Organization, or of the Workspace around, that may be brought into a place: `{ place, from, q }`, by
 * name, at most 50. Needs the right to bring them in. Those that are there already come with the reason.
 */
export async function listTokenCandidates(ctx: Context, raw: unknown): Promise<TokenCandidates> {
  const { place, from, q } = candidatesInput.parse(raw);
  if (!place) throw invalidField('place', 'required', 'Name the Workspace or Deployment.');
  const home = await requireListHome(ctx, place);
  const may = canBringIn(ctx, from, home);
  if (may !== true) throw new DomainError('FORBIDDEN', may);
  if (from === 'WORKSPACE' && home.scope !== 'DEPLOYMENT') return { tokens: [], hasMore: false };
  const entityId = from === 'ORGANIZATION' ? ctx.organization.id : (home.homeWorkspaceId ?? '');
  const text = q.replace(/\p{Cc}/gu, ' ').trim();
  const around = { organizationId: ctx.organization.id, scope: from, entityId };
  const found = await selectTokensOfHome(ctx.db, around, text, LIMIT + 1);
  const records = found.slice(0, LIMIT);
  const ids = records.map(({ id }) => id);
  const here = await selectPlaceRoles(ctx.db, place, ids);
  const bindings = await selectBindingsOf(ctx.db, ctx.organization.id, ids);
  const tokens = records.map((record) => {
    const held = bindings.get(record.id) ?? [];
    return {
      id: record.id,
      name: record.name,
      shortToken: record.shortToken,
      roles: [...new Set(held.map(({ role }) => roleName(role)))],
      allowed: here.has(record.id) ? 'Already added' : canAddGuest(ctx, { ...record, bindings: held }, home),
    };
  });
  return { tokens, hasMore: found.length > LIMIT };
}
