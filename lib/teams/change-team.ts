import type { Transaction } from '#db/client.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { lockTeam, updateTeam, type TeamRecord } from '#db/queries/teams.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { requireTeamCan } from './team-can.ts';

/**
 * The frame of every change of one Team: permission before any look-up, a recent sign-in, then one transaction with the
 * row locked and nobody deciding about roles they do not hold themselves.
 */
export async function changeTeam<T>(
  ctx: Context,
  teamId: string,
  change: (tx: Transaction, record: TeamRecord) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, 'organization.teams.manage', { organizationId: ctx.organization.id });
  requireRecentSignIn(ctx, 'Changing a Team');
  return ctx.db.transaction(async (tx) => {
    const record = await lockTeam(tx, ctx.organization.id, teamId);
    if (!record) throw notFound('This Team');
    requireTeamCan(ctx, record, await selectBindings(tx, teamId, ctx.organization.id));
    return change(tx, record);
  });
}

/** Notes who changed the Team last. */
export async function touchTeam(ctx: Context, tx: Transaction, teamId: string): Promise<void> {
  const by = { updatedByType: ctx.actor.type, updatedById: ctx.actor.id };
  await updateTeam(tx, teamId, { updatedAt: ctx.now, ...by });
}

/** The target of an audit event about this Team. */
export function auditTarget(team: { id: string; name: string }) {
  return { type: 'TEAM', id: team.id, label: team.name } as const;
}
