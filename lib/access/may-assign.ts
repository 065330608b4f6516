import type { Context } from '#lib/context.ts';

import type { BindingSubject } from './binding-rules.ts';
import type { Binding } from './bindings.ts';
import { decide, resourceOf } from './decide.ts';
import { mayGrant, requireMayGrant } from './may-grant.ts';
import type { Permission } from './permissions.ts';
import { requirePermission, weakestRoleFor } from './require-permission.ts';
import { roleName } from './roles.ts';

const MORE_THAN_OWN = 'This role allows more than your own. Only somebody who holds as much can change it.';

/** Which permission, on the entity of the binding, giving or taking that role needs (domain-facts 5, screens.md 7). */
export function assignPermission(subject: BindingSubject, { entityType }: Pick<Binding, 'entityType'>): Permission {
  if (entityType === 'ORGANIZATION') {
    return subject.type === 'TOKEN' ? 'organization.apiTokens.update' : 'organization.userRoles.access';
  }
  if (entityType === 'WORKSPACE') {
    if (subject.type !== 'TOKEN') return 'workspace.roles.update';
    // An Organization token is brought into a Workspace by whoever manages Organization tokens.
    return subject.scope === 'ORGANIZATION' ? 'organization.apiTokens.update' : 'workspace.apiTokens.update';
  }
  if (subject.type === 'TOKEN') return 'deployment.apiTokens.update';
  return subject.type === 'TEAM' ? 'deployment.teams.delete' : 'deployment.users.delete';
}

/** The Workspace may part with a token that was brought in by somebody else. */
function mayPartWith(ctx: Context, subject: BindingSubject, binding: Binding): boolean {
  const isGuest = subject.type === 'TOKEN' && subject.scope === 'ORGANIZATION' && binding.entityType === 'WORKSPACE';
  return (
    isGuest && decide(ctx.bindings, 'workspace.apiTokens.update', resourceOf(binding, ctx.organization.id)).allowed
  );
}

/** Throws FORBIDDEN unless the actor decides about roles of such subjects on the entity of the binding. */
export function requireMayAssign(ctx: Context, subject: BindingSubject, binding: Binding): void {
  requirePermission(ctx, assignPermission(subject, binding), resourceOf(binding, ctx.organization.id));
}

/**
 * Throws FORBIDDEN when there is no place at all where the actor decides about roles of people or Teams: asked before
 * anything is looked up.
 */
export function requireMayAssignSomewhere(ctx: Context, subject: BindingSubject): void {
  const { organization, bindings } = ctx;
  const decidesIn = (place: Binding) =>
    decide(bindings, assignPermission(subject, place), resourceOf(place, organization.id)).allowed;
  if (bindings.some(decidesIn)) return;
  requirePermission(ctx, 'organization.userRoles.access', { organizationId: organization.id });
}

/** Taking a role away needs the right to give it. */
export function requireMayTake(ctx: Context, subject: BindingSubject, binding: Binding): void {
  if (!mayPartWith(ctx, subject, binding)) requireMayAssign(ctx, subject, binding);
}

/** A role that allows more than the actor's own is not theirs to change or take. */
export function requireMayChange(ctx: Context, held: Binding): void {
  requireMayGrant(ctx, held, 'roles', MORE_THAN_OWN);
}

/** `true`, or why the actor may not give such a subject roles on the entity of the binding. */
export function canAssign(ctx: Context, subject: BindingSubject, binding: Binding): true | string {
  const permission = assignPermission(subject, binding);
  if (decide(ctx.bindings, permission, resourceOf(binding, ctx.organization.id)).allowed) return true;
  return `Needs the role ${roleName(weakestRoleFor(permission))}.`;
}

/** What the actor may do with a role somebody holds: the explaining twin of the three functions above. */
export function canChangeHeld(
  ctx: Context,
  subject: BindingSubject,
  held: Binding,
): { change: true | string; remove: true | string } {
  const beyond = mayGrant(ctx, held) ? null : MORE_THAN_OWN;
  const change = canAssign(ctx, subject, held);
  const remove = mayPartWith(ctx, subject, held) || change;
  return { change: change === true ? (beyond ?? true) : change, remove: remove === true ? (beyond ?? true) : remove };
}
