import type { Transaction } from '#db/client.ts';
import { lockMember, updateMemberRolesStamp } from '#db/queries/role-places.ts';
import { lockTeam } from '#db/queries/teams.ts';
import { updateToken } from '#db/queries/tokens.ts';
import { identityOf, type WantedBinding } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { replaceBindings } from '#lib/access/replace-bindings.ts';
import { requireSeeHolder } from '#lib/access/require-see-holder.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';
import { touchTeam } from '#lib/teams/change-team.ts';
import { updatedBy } from '#lib/stamps.ts';
import { changeToken } from '#lib/tokens/change-token.ts';
import type { TokenAction } from '#lib/tokens/token-home.ts';

import { subjectOfMember, subjectOfTeam, subjectOfToken, type LoadedSubject } from './load-subject.ts';
import { namePlaces } from './name-places.ts';
import type { NamedRole, SubjectRef, SubjectRoleChange } from './types.ts';

interface RoleChange {
  subject: SubjectRef;
  basedOn: Date | undefined;
  /** For tokens: what the actor must be allowed at the token's home. `access` where the place itself decides. */
  action: TokenAction;
  /** Refusals that come before a clash is told, in the transaction that holds the subject locked. */
  check?: (ctx: Context, loaded: LoadedSubject) => Promise<void>;
  /** The complete list of its roles as they shall be. */
  wanted: (loaded: LoadedSubject) => WantedBinding[];
}

/** Entries of `these` that are not the same in `those`. */
function difference(these: readonly Binding[], those: readonly Binding[]): Binding[] {
  const others = new Map(those.map((binding) => [identityOf(binding), binding.role]));
  return these.filter((binding) => others.get(identityOf(binding)) !== binding.role);
}

async function named(ctx: Context, bindings: Binding[]): Promise<NamedRole[]> {
  const places = await namePlaces(ctx, bindings);
  return bindings.map(({ entityType, entityId, deploymentId, role }, at) => {
    return { entityType, entityId, deploymentId, role, place: places[at] ?? '' } as NamedRole;
  });
}

async function stamp(ctx: Context, tx: Transaction, { type, id }: SubjectRef): Promise<void> {
  if (type === 'TOKEN') return updateToken(tx, id, updatedBy(ctx));
  if (type === 'TEAM') return touchTeam(ctx, tx, id);
  return updateMemberRolesStamp(tx, ctx.organization.id, id, { id: ctx.actor.id, at: ctx.now });
}

const AUDIT_ACTION = { TOKEN: 'token.updated', TEAM: 'team.updated', USER: 'user.roles_changed' } as const;

async function apply(
  ctx: Context,
  tx: Transaction,
  loaded: LoadedSubject,
  change: RoleChange,
): Promise<SubjectRoleChange> {
  const inside = { ...ctx, db: tx };
  if (loaded.frozen) throw new DomainError('CONFLICT', loaded.frozen);
  await change.check?.(inside, loaded);
  await requireUnchangedSince(inside, loaded, change.basedOn, 'these roles');
  const { before, after, isChanged } = await replaceBindings(ctx, tx, loaded.subject, change.wanted(loaded));
  if (!isChanged) return { given: [], taken: [], basedOn: loaded.updatedAt };
  const given = await named(inside, difference(after, before));
  const taken = await named(inside, difference(before, after));
  await stamp(ctx, tx, change.subject);
  const { type } = change.subject;
  await recordAudit(tx, ctx, {
    action: AUDIT_ACTION[type],
    target: { type, id: loaded.id, label: loaded.name },
    before: { roles: taken },
    after: { roles: given },
  });
  return { given, taken, basedOn: ctx.now };
}

/**
 * The frame of every change of the roles of a person, Team or token: the subject locked, the clash told, rules and
 * permissions of each entry by `replaceBindings`, one audit event with what differs, and every process told where it
 * alters what a token may do.
 */
export async function changeSubjectRoles(ctx: Context, change: RoleChange): Promise<SubjectRoleChange> {
  const { type, id } = change.subject;
  if (type === 'TOKEN') {
    return changeToken(ctx, id, change.action, (tx, token) => apply(ctx, tx, subjectOfToken(token), change));
  }
  await requireSeeHolder(ctx, { type, id });
  const organizationId = ctx.organization.id;
  return ctx.db.transaction(async (tx) => {
    if (type === 'TEAM') {
      const team = await lockTeam(tx, organizationId, id);
      if (!team) throw notFound('This Team');
      return apply(ctx, tx, await subjectOfTeam(tx, team), change);
    }
    const member = await lockMember(tx, organizationId, id);
    if (!member) throw notFound('This person');
    return apply(ctx, tx, await subjectOfMember(tx, organizationId, member), change);
  });
}
