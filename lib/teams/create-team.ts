import { insertTeamMembers } from '#db/queries/team-members.ts';
import { insertTeam } from '#db/queries/teams.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { replaceBindings } from '#lib/access/replace-bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

import { auditTarget } from './change-team.ts';
import { presentTeamDetails } from './present-team.ts';
import { requireActivePeople } from './require-active-people.ts';
import { createTeamInput } from './schemas.ts';
import { explainTakenName, requireFreeName } from './team-name.ts';
import type { TeamDetails } from './types.ts';

/**
 * Creates a Team (createTeamInput) with its Organization role and first members. Needs
 * organization.teams.manage, organization.userRoles.access and every permission of the role: each member gets it. INVALID with the field when the name is taken, ignoring case.
 */
export async function createTeam(ctx: Context, raw: unknown): Promise<TeamDetails> {
  const input = createTeamInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.teams.manage', resource);
  const { name, description, organizationRole } = input;
  if (!isOrganizationRole(organizationRole)) {
    throw invalidField('organizationRole', 'unknown', 'Choose an Organization Role');
  }
  const message = 'You can only give a Team a role you hold yourself. Choose a weaker role.';
  const home = organizationBinding(resource, organizationRole);
  requireMayGrant(ctx, home, 'organizationRole', message);

  requireRecentSignIn(ctx, 'Adding a Team');

  const id = newId();
  const by = { createdByType: ctx.actor.type, createdById: ctx.actor.id } as const;
  const updated = { updatedByType: ctx.actor.type, updatedById: ctx.actor.id, updatedAt: ctx.now } as const;
  await ctx.db.transaction(async (tx) => {
    const members = await requireActivePeople(tx, ctx.organization.id, input.memberIds);
    const team = { id, organizationId: ctx.organization.id, name, description, createdAt: ctx.now, ...by, ...updated };
    await requireFreeName(tx, team);
    await insertTeam(tx, team).catch(explainTakenName(name));
    await replaceBindings(ctx, tx, { type: 'TEAM', id }, [home]);
    await insertTeamMembers(
      tx,
      id,
      members.map((member) => member.id),
      ctx.now,
    );
    const after = {
      name,
      description,
      organizationRole,
      members: members.map((member) => ({ id: member.id, name: member.fullName })),
    };
    await recordAudit(tx, ctx, { action: 'team.created', target: auditTarget(team), after });
  });
  return presentTeamDetails(ctx, id);
}
