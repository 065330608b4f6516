import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { presentTeamDetails } from './present-team.ts';
import { teamInput } from './schemas.ts';
import type { TeamDetails } from './types.ts';

/** One Team; every member may read it (organization.users.get). */
export async function getTeam(ctx: Context, raw: unknown): Promise<TeamDetails> {
  const { teamId } = teamInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  return presentTeamDetails(ctx, teamId);
}
