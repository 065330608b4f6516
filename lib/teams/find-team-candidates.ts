import { selectTeamCandidates } from '#db/queries/team-members.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { findTeamCandidatesInput } from './schemas.ts';
import type { TeamCandidate } from './types.ts';

const SHOWN = 20;

/** Active people by a part of their name or e-mail, for the picker of members; the first 20 by name. */
export async function findTeamCandidates(ctx: Context, raw: unknown): Promise<TeamCandidate[]> {
  const { teamId, q } = findTeamCandidatesInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  return selectTeamCandidates(ctx.db, { organizationId: ctx.organization.id, teamId, q: q.trim() }, SHOWN);
}
