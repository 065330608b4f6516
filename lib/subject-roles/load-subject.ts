import type { Queryable } from '#db/client.ts';
import { selectMember, type MemberRecord } from '#db/queries/role-places.ts';
import { selectBindings, selectPersonBindings } from '#db/queries/role-bindings.ts';
import { selectTeam, type TeamRecord } from '#db/queries/teams.ts';
import type { BindingSubject } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireSeeHolder } from '#lib/access/require-see-holder.ts';
import type { LastChange } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { loadToken, requireSeeTokenAtHome, type LoadedToken } from '#lib/tokens/load-token.ts';
import { homeResource, tokenPermission, tokenSubject } from '#lib/tokens/token-home.ts';

import type { SubjectRef } from './types.ts';

const DELETED = 'Deleted tokens cannot be changed.';
export const IDP_MANAGED = 'Your identity provider manages this Team. Change it there.';

/** A person, Team or token as the holder of roles. */
export interface LoadedSubject extends LastChange {
  id: string;
  name: string;
  subject: BindingSubject;
  /** Roles it holds itself. */
  own: readonly Binding[];
  /** What it acts by: for people also the roles of their Teams. */
  effective: readonly Binding[];
  token: LoadedToken | null;
  /** Why nobody can change its roles here; null where roles are open to those who may. */
  frozen: string | null;
}

export function subjectOfToken(token: LoadedToken): LoadedSubject {
  const { id, name, updatedAt, updatedById, bindings } = token;
  return {
    id,
    name,
    updatedAt,
    updatedById,
    subject: tokenSubject(token),
    own: bindings,
    effective: bindings,
    token,
    frozen: token.deletedAt ? DELETED : null,
  };
}

export async function subjectOfTeam(db: Queryable, team: TeamRecord): Promise<LoadedSubject> {
  const { id, name, updatedAt, updatedById } = team;
  const own = await selectBindings(db, id, team.organizationId);
  return {
    id,
    name,
    updatedAt,
    updatedById,
    subject: { type: 'TEAM', id },
    own,
    effective: own,
    token: null,
    frozen: team.isIdpManaged ? IDP_MANAGED : null,
  };
}

export async function subjectOfMember(
  db: Queryable,
  organizationId: string,
  member: MemberRecord,
): Promise<LoadedSubject> {
  const { id, fullName, email, updatedAt, updatedById } = member;
  const effective = await selectPersonBindings(db, id, organizationId);
  const own = effective.filter(({ team }) => !team);
  return {
    id,
    name: fullName || email,
    updatedAt,
    updatedById,
    subject: { type: 'USER', id },
    own,
    effective,
    token: null,
    frozen: null,
  };
}

/**
 * Throws FORBIDDEN for a token that the actor meets only where it was brought in: what it may do elsewhere is told to
 * those who see the tokens of its home.
 */
export function requireSeeAll(ctx: Context, { token }: LoadedSubject): void {
  if (!token) return;
  requirePermission(ctx, tokenPermission(token.scope, 'access'), homeResource(ctx.organization.id, token));
}

async function requireTeam(ctx: Context, teamId: string): Promise<TeamRecord> {
  const team = await selectTeam(ctx.db, ctx.organization.id, teamId);
  if (!team) throw notFound('This Team');
  return team;
}

async function requireMember(ctx: Context, userId: string): Promise<MemberRecord> {
  const member = await selectMember(ctx.db, ctx.organization.id, userId);
  if (!member) throw notFound('This person');
  return member;
}

/**
 * The subject with its roles, for somebody who may see it: tokens as `loadToken` says, people and Teams as
 * `requireSeeHolder` does. FORBIDDEN before NOT_FOUND.
 */
export async function loadSubject(ctx: Context, { type, id }: SubjectRef): Promise<LoadedSubject> {
  if (type === 'TOKEN') return subjectOfToken(await loadToken(ctx, id));
  await requireSeeHolder(ctx, { type, id });
  return type === 'TEAM'
    ? subjectOfTeam(ctx.db, await requireTeam(ctx, id))
    : subjectOfMember(ctx.db, ctx.organization.id, await requireMember(ctx, id));
}

/** Throws as `loadSubject` and then `requireSeeAll` would, without reading what roles the subject holds. */
export async function requireSeeSubject(ctx: Context, { type, id }: SubjectRef): Promise<void> {
  if (type === 'TOKEN') return requireSeeTokenAtHome(ctx, id);
  await requireSeeHolder(ctx, { type, id });
  await (type === 'TEAM' ? requireTeam(ctx, id) : requireMember(ctx, id));
}
