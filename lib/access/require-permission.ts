import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import type { Binding } from './bindings.ts';
import { decide, effectivePermissions, type Resource } from './decide.ts';
import { ORGANIZATION_PERMISSIONS, type Permission } from './permissions.ts';
import { organizationBinding } from './rights-preview.ts';
import { ORGANIZATION_ROLES, roleName } from './roles.ts';

/** Throws FORBIDDEN, naming the weakest role that would do, unless the actor holds the permission on the resource. */
export function requirePermission(ctx: Context, permission: Permission, resource: Resource): void {
  if (decide(ctx.bindings, permission, resource).allowed) return;
  const needed = ORGANIZATION_ROLES.find(
    (role) => decide([organizationBinding(resource, role)], permission, resource).allowed,
  );
  const own = ctx.bindings.find((binding) => binding.entityType === 'ORGANIZATION')?.role;
  const subject = ctx.actor.type === 'TOKEN' ? 'This token is' : 'You are';
  throw new DomainError(
    'FORBIDDEN',
    `“${ORGANIZATION_PERMISSIONS[permission].label}” needs the role ${needed ? roleName(needed) : 'of an owner'}. ` +
      `${subject} ${own ? roleName(own) : 'not a member'}.`,
    { details: { permission, needed: needed ? roleName(needed) : null, own: own ? roleName(own) : null } },
  );
}

/** The permissions of `theirs` that `mine` lacks on the resource: empty means "not stronger than me". */
export function permissionsBeyond(
  mine: readonly Binding[],
  theirs: readonly Binding[],
  resource: Resource,
): Permission[] {
  return effectivePermissions(theirs, resource).filter((permission) => !decide(mine, permission, resource).allowed);
}

/** Nobody hands out a permission they do not hold there (domain-facts 5, no escalation). */
export function requireMayGrant(ctx: Context, role: string, resource: Resource): void {
  if (permissionsBeyond(ctx.bindings, [organizationBinding(resource, role)], resource).length === 0) return;
  const message = 'You can only give a token a role you hold yourself. Choose a weaker role.';
  throw new DomainError('FORBIDDEN', message, { fields: [{ field: 'role', code: 'escalation', message }] });
}
