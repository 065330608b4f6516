import type { TeamRecord } from '#db/queries/teams.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { decide } from '#lib/access/decide.ts';
import { firstBeyond } from '#lib/access/may-grant.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, type ErrorCode } from '#lib/errors.ts';
import type { Can } from '#lib/tokens/types.ts';

import type { TeamCan } from './types.ts';

type Refusal = { code: ErrorCode; reason: string };

/** Whoever changes a Team, its members or its roles decides about everything the Team gives. */
function refusalOf(ctx: Context, team: Pick<TeamRecord, 'isIdpManaged'>, held: readonly Binding[]): Refusal | null {
  const resource = { organizationId: ctx.organization.id };
  if (!decide(ctx.bindings, 'organization.teams.manage', resource).allowed) {
    return { code: 'FORBIDDEN', reason: 'Your role can view Teams but not change them.' };
  }
  if (team.isIdpManaged) {
    return { code: 'CONFLICT', reason: 'Your identity provider manages this Team. Change it there.' };
  }
  const beyond = firstBeyond(ctx.bindings, held, ctx.organization.id);
  if (beyond) {
    const reason = `This Team gives ${roleName(beyond.binding.role)}, which is more than your own role.`;
    return { code: 'FORBIDDEN', reason };
  }
  return null;
}

/** What the actor may do with the Team now, each refusal as its sentence. `held` are the roles of the Team. */
export function teamCan(ctx: Context, team: Pick<TeamRecord, 'isIdpManaged'>, held: readonly Binding[]): TeamCan {
  const can: Can = refusalOf(ctx, team, held)?.reason ?? true;
  return { edit: can, members: can, delete: can };
}

/** The enforcing twin of `teamCan`. */
export function requireTeamCan(ctx: Context, team: Pick<TeamRecord, 'isIdpManaged'>, held: readonly Binding[]): void {
  const refusal = refusalOf(ctx, team, held);
  if (refusal) throw new DomainError(refusal.code, refusal.reason);
}
