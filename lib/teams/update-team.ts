import type { Transaction } from '#db/client.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { updateTeam as updateTeamRow, type TeamRecord } from '#db/queries/teams.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { plainBindings, replaceBindings } from '#lib/access/replace-bindings.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';
import { difference, updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeTeam } from './change-team.ts';
import { presentTeamDetails } from './present-team.ts';
import { updateTeamInput } from './schemas.ts';
import { explainTakenName, requireFreeName } from './team-name.ts';
import type { TeamDetails } from './types.ts';

const CANNOT_GIVE = 'You can only give a Team a role you hold yourself. Choose a weaker role.';

async function changeRole(ctx: Context, tx: Transaction, team: TeamRecord, role: string): Promise<void> {
  if (!isOrganizationRole(role)) throw invalidField('organizationRole', 'unknown', 'Choose an Organization Role');
  const home = organizationBinding({ organizationId: ctx.organization.id }, role);
  requireMayGrant(ctx, home, 'organizationRole', CANNOT_GIVE);
  const held = plainBindings(await selectBindings(tx, team.id, ctx.organization.id));
  const others = held.filter(({ entityType }) => entityType !== 'ORGANIZATION');
  await replaceBindings(ctx, tx, { type: 'TEAM', id: team.id }, [home, ...others]);
}

/**
 * Changes name, description and Organization role (updateTeamInput). Needs organization.teams.manage, and for the role
 * organization.userRoles.access. CONFLICT with `details.by` and `details.at` when somebody saved since `basedOn`.
 */
export async function updateTeam(ctx: Context, raw: unknown): Promise<TeamDetails> {
  const input = updateTeamInput.parse(raw);
  await changeTeam(ctx, input.teamId, async (tx, record) => {
    await requireUnchangedSince({ ...ctx, db: tx }, record, input.basedOn, 'this Team');
    const next = {
      name: input.name,
      description: input.description ?? record.description,
      organizationRole: input.organizationRole ?? record.organizationRole,
    };
    const changed = difference<typeof next>(record, next);
    if (!changed) return;
    if (changed.after['organizationRole'] !== undefined) await changeRole(ctx, tx, record, next.organizationRole);
    const row = { name: next.name, description: next.description, ...updatedBy(ctx) };
    await requireFreeName(tx, { ...record, name: next.name });
    await updateTeamRow(tx, record.id, row).catch(explainTakenName(next.name));
    const target = auditTarget({ id: record.id, name: next.name });
    await recordAudit(tx, ctx, { action: 'team.updated', target, ...changed });
  });
  return presentTeamDetails(ctx, input.teamId);
}
