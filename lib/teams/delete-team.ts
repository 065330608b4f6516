import { deleteTeam as deleteTeamRow } from '#db/queries/teams.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';

import { auditTarget, changeTeam } from './change-team.ts';
import { teamInput } from './schemas.ts';

/** Deletes the Team for good; its members lose the roles it gave them with the next request. */
export async function deleteTeam(ctx: Context, raw: unknown): Promise<void> {
  const { teamId } = teamInput.parse(raw);
  await changeTeam(ctx, teamId, async (tx, record) => {
    const roles = await selectBindings(tx, teamId, ctx.organization.id);
    await deleteTeamRow(tx, teamId);
    const { name, description, organizationRole, memberCount } = record;
    const held = roles.map(({ entityType, entityId, deploymentId, role }) => ({
      entityType,
      entityId,
      deploymentId,
      role,
    }));
    const before = { name, description, organizationRole, memberCount, roles: held };
    await recordAudit(tx, ctx, { action: 'team.deleted', target: auditTarget(record), before });
  });
}
