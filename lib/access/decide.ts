import type { Binding } from './bindings.ts';
import { PERMISSIONS, type Permission } from './permissions.ts';
import { isOrganizationRole, ROLE_FACTS } from './roles.ts';

/** The thing a permission is asked for. Organization level only, so far. */
export interface Resource {
  organizationId: string;
}

export type Decision = { allowed: true; because: string } | { allowed: false };

/**
 * The one function that says yes or no: doors, services, the screens' `can` maps and the previews all ask it.
 * Denies whatever no binding allows; a binding on another Organization never counts.
 */
export function decide(bindings: readonly Binding[], permission: Permission, resource: Resource): Decision {
  for (const binding of bindings) {
    if (binding.entityType !== 'ORGANIZATION' || binding.entityId !== resource.organizationId) continue;
    if (!isOrganizationRole(binding.role)) continue;
    const role = ROLE_FACTS[binding.role];
    if (role.permissions.includes(permission)) return { allowed: true, because: role.name };
  }
  return { allowed: false };
}

/** All permissions the bindings give on the resource, in catalogue order. */
export function effectivePermissions(bindings: readonly Binding[], resource: Resource): Permission[] {
  return PERMISSIONS.filter((permission) => decide(bindings, permission, resource).allowed);
}
