import { selectHolderCandidates, type HolderCandidate } from '#db/queries/place-holders.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { IDP_MANAGED } from './load-subject.ts';
import { requireSeePlace } from './require-see-place.ts';
import { findHolderCandidatesInput } from './schemas.ts';
import type { HolderOption, HolderOptions } from './types.ts';

const LISTED = 30;

function present({ id, name, detail, isIdpManaged, isHeld }: HolderCandidate): HolderOption {
  const refusal = isHeld ? 'Already added' : isIdpManaged ? IDP_MANAGED : null;
  return { id, name: name || detail, detail: (name && detail) || null, allowed: refusal ?? true };
}

/**
 * People or Teams of the Organization by name (findHolderCandidatesInput), 30 at most, for giving one a role in the
 * Workspace; those who cannot be given one carry the reason. Needs workspace.roles.update there and
 * organization.users.get.
 */
export async function findHolderCandidates(ctx: Context, raw: unknown): Promise<HolderOptions> {
  const { type, workspaceId, q } = findHolderCandidatesInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'workspace.roles.update', { organizationId, workspaceId });
  await requireSeePlace(ctx, 'WORKSPACE', workspaceId);
  requirePermission(ctx, 'organization.users.get', { organizationId });
  const question = { organizationId, type, workspaceId, q: q.replace(/\p{Cc}/gu, ' ').trim() };
  const found = await selectHolderCandidates(ctx.db, question, LISTED + 1);
  return { holders: found.slice(0, LISTED).map(present), hasMore: found.length > LISTED };
}
