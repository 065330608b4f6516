import { selectProfiles } from '#db/queries/profiles.ts';
import { deleteTeamMember } from '#db/queries/team-members.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { auditTarget, changeTeam, touchTeam } from './change-team.ts';
import { removeTeamMemberInput } from './schemas.ts';

/** Takes one person out of the Team; they lose its roles with the next request. NOT_FOUND when they are not in it. */
export async function removeTeamMember(ctx: Context, raw: unknown): Promise<void> {
  const { teamId, userId } = removeTeamMemberInput.parse(raw);
  await changeTeam(ctx, teamId, async (tx, record) => {
    if (!(await deleteTeamMember(tx, teamId, userId))) throw notFound('This member of the Team');
    await touchTeam(ctx, tx, teamId);
    const name = (await selectProfiles(tx, ctx.organization.id, [userId])).get(userId)?.label ?? 'Unknown';
    const before = { members: [{ id: userId, name }] };
    await recordAudit(tx, ctx, { action: 'team.member_removed', target: auditTarget(record), before });
  });
}
