import { insertTeamMembers } from '#db/queries/team-members.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget, changeTeam, touchTeam } from './change-team.ts';
import { requireActivePeople } from './require-active-people.ts';
import { addTeamMembersInput } from './schemas.ts';

/**
 * Adds people to the Team (addTeamMembersInput): each gets all its roles, so the actor must hold them too. People who
 * are in it already stay as they are; answers with how many were new.
 */
export async function addTeamMembers(ctx: Context, raw: unknown): Promise<{ added: number }> {
  const { teamId, memberIds } = addTeamMembersInput.parse(raw);
  return changeTeam(ctx, teamId, async (tx, record) => {
    const people = await requireActivePeople(tx, ctx.organization.id, memberIds);
    const ids = people.map((person) => person.id);
    const added = new Set(await insertTeamMembers(tx, teamId, ids, ctx.now));
    if (added.size === 0) return { added: 0 };
    await touchTeam(ctx, tx, teamId);
    const members = people
      .filter((person) => added.has(person.id))
      .map((person) => ({ id: person.id, name: person.fullName }));
    await recordAudit(tx, ctx, { action: 'team.member_added', target: auditTarget(record), after: { members } });
    return { added: added.size };
  });
}
