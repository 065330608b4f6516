import { selectHolderCandidates, type HolderCandidate } from '#db/queries/place-holders.ts';
import { assignPermission } from '#lib/access/may-assign.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { IDP_MANAGED } from './load-subject.ts';
import { requireHolderPlace } from './require-holder-place.ts';
import { findHolderCandidatesInput } from './schemas.ts';
import type { HolderOption, HolderOptions, HolderPlace } from './types.ts';

const LISTED = 30;

function present(place: HolderPlace, candidate: HolderCandidate): HolderOption {
  const { id, name, detail, isIdpManaged, isHeld, isInWorkspace } = candidate;
  const refusal = isHeld ? 'Already added' : isIdpManaged ? IDP_MANAGED : null;
  return {
    id,
    name: name || detail,
    detail: (name && detail) || null,
    allowed: refusal ?? true,
    addsAccessorIn: place.level === 'WORKSPACE' || isInWorkspace ? null : place.workspaceName,
  };
}

/**
 * People or Teams of the Organization by name (findHolderCandidatesInput), 30 at most, for giving one a role in the
 * Workspace or Deployment; those who cannot be given one carry the reason. Needs what giving one there needs, and
 * organization.users.get.
 */
export async function findHolderCandidates(ctx: Context, raw: unknown): Promise<HolderOptions> {
  const { type, level, placeId, q } = findHolderCandidatesInput.parse(raw);
  const organizationId = ctx.organization.id;
  const permission = assignPermission({ type, id: '' }, { entityType: level });
  const place = await requireHolderPlace(ctx, permission, { level, placeId });
  requirePermission(ctx, 'organization.users.get', { organizationId });
  const { workspaceId } = place;
  const question = { organizationId, type, level, placeId, workspaceId, q: q.replace(/\p{Cc}/gu, ' ').trim() };
  const found = await selectHolderCandidates(ctx.db, question, LISTED + 1);
  return { holders: found.slice(0, LISTED).map((one) => present(place, one)), hasMore: found.length > LISTED };
}
