import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import type { Binding } from './bindings.ts';
import { decide, type Resource } from './decide.ts';
import { PERMISSION_FACTS, type Permission } from './permissions.ts';
import { isBuiltInRole, ROLE_FACTS, roleName, ROLES_OF, type BuiltInRole, type RoleLevel } from './roles.ts';

const LEVELS: Record<string, RoleLevel[]> = {
  organization: ['ORGANIZATION'],
  workspace: ['WORKSPACE', 'ORGANIZATION'],
  deployment: ['DEPLOYMENT', 'WORKSPACE', 'ORGANIZATION'],
  dag: ['DAG', 'DEPLOYMENT', 'WORKSPACE', 'ORGANIZATION'],
};

/** The weakest built-in role that allows it, narrowest level first. */
export function weakestRoleFor(permission: Permission): BuiltInRole {
  const levels = LEVELS[permission.slice(0, permission.indexOf('.'))] ?? [];
  const roles = levels.flatMap((level) => [...ROLES_OF[level]]);
  return roles.find((role) => ROLE_FACTS[role].permissions.has(permission)) ?? 'ORGANIZATION_OWNER';
}

/** The actor's own role nearest to the resource, for telling what somebody is. */
function ownRole(bindings: readonly Binding[], resource: Resource): string | null {
  const held = (type: Binding['entityType'], id: string | undefined) =>
    bindings.find((binding) => binding.entityType === type && binding.entityId === id)?.role;
  return (
    held('DEPLOYMENT', resource.deploymentId) ??
    held('WORKSPACE', resource.workspaceId) ??
    held('ORGANIZATION', resource.organizationId) ??
    null
  );
}

/** Throws FORBIDDEN, naming the weakest role that would do, unless the actor holds the permission on the resource. */
export function requirePermission(ctx: Context, permission: Permission, resource: Resource): void {
  if (decide(ctx.bindings, permission, resource).allowed) return;
  const needed = roleName(weakestRoleFor(permission));
  const own = ownRole(ctx.bindings, resource);
  const subject = ctx.actor.type === 'TOKEN' ? 'This token is' : 'You are';
  throw new DomainError(
    'FORBIDDEN',
    `“${PERMISSION_FACTS[permission].label}” needs the role ${needed}. ` +
      `${subject} ${own ? roleName(own) : 'not a member'}.`,
    { details: { permission, needed, own: own ? roleName(own) : null } },
  );
}

/** True for the name of a built-in role of this level. */
export function isRoleOfLevel(role: string, level: RoleLevel): boolean {
  return isBuiltInRole(role) && ROLE_FACTS[role].level === level;
}
