import type { Binding } from './bindings.ts';
import { PERMISSIONS, type Permission } from './permissions.ts';
import { withDagPermissions } from './role-permissions.ts';
import { isBuiltInRole, levelOf, ROLE_FACTS, roleName } from './roles.ts';

/**
 * The thing a permission is asked for, with everything it lies in. A Workspace without a Deployment means "all of the
 * Workspace", an Organization alone "all of the Organization".
 */
export interface Resource {
  organizationId: string;
  workspaceId?: string;
  deploymentId?: string;
  dag?: { id?: string; tags: readonly string[] };
}

export type Decision = { allowed: true; because: string; binding: Binding } | { allowed: false };

const NONE: ReadonlySet<Permission> = new Set();

/** What the binding's role allows where it is held; nothing for a role that does not belong there. */
export function permissionsOf(binding: Binding): ReadonlySet<Permission> {
  const level = levelOf(binding.entityType);
  const { custom } = binding;
  if (!custom) {
    if (!isBuiltInRole(binding.role)) return NONE;
    const facts = ROLE_FACTS[binding.role];
    return facts.level === level ? facts.permissions : NONE;
  }
  if (custom.scope !== level) return NONE;
  const { restrictedWorkspaceIds: only } = custom;
  if (only.length > 0 && !(binding.workspaceId && only.includes(binding.workspaceId))) return NONE;
  return new Set(withDagPermissions(custom.permissions));
}

/** True when the binding's entity is the resource or contains it. */
export function covers(binding: Binding, resource: Resource): boolean {
  switch (binding.entityType) {
    case 'ORGANIZATION':
      return binding.entityId === resource.organizationId;
    case 'WORKSPACE':
      return binding.entityId === resource.workspaceId;
    case 'DEPLOYMENT':
      return binding.entityId === resource.deploymentId;
    case 'DAG':
      return binding.deploymentId === resource.deploymentId && binding.entityId === resource.dag?.id;
    case 'DAG_TAG':
      return binding.deploymentId === resource.deploymentId && (resource.dag?.tags.includes(binding.entityId) ?? false);
  }
}

/**
 * The one function that says yes or no: doors, services, the screens' `can` maps and the previews all ask it.
 * Denies whatever no binding allows. `because` names the deciding role, and the Team it came through.
 */
export function decide(bindings: readonly Binding[], permission: Permission, resource: Resource): Decision {
  for (const binding of bindings) {
    if (!covers(binding, resource) || !permissionsOf(binding).has(permission)) continue;
    const because = roleName(binding.role) + (binding.team ? ` (Team ${binding.team.name})` : '');
    return { allowed: true, because, binding };
  }
  return { allowed: false };
}

/** All permissions the bindings give on the resource, in catalogue order. */
export function effectivePermissions(bindings: readonly Binding[], resource: Resource): Permission[] {
  const all = new Set<Permission>();
  for (const binding of bindings) {
    if (covers(binding, resource)) for (const permission of permissionsOf(binding)) all.add(permission);
  }
  return PERMISSIONS.filter((permission) => all.has(permission));
}

/** The entity a binding is held on, as a resource of this Organization. */
export function resourceOf(binding: Binding, organizationId: string): Resource {
  const { entityType, entityId, deploymentId } = binding;
  const inWorkspace = binding.workspaceId ? { workspaceId: binding.workspaceId } : {};
  const inDeployment = deploymentId ? { deploymentId } : {};
  switch (entityType) {
    case 'ORGANIZATION':
      return { organizationId };
    case 'WORKSPACE':
      return { organizationId, workspaceId: entityId };
    case 'DEPLOYMENT':
      return { organizationId, ...inWorkspace, deploymentId: entityId };
    case 'DAG':
      return { organizationId, ...inWorkspace, ...inDeployment, dag: { id: entityId, tags: [] } };
    case 'DAG_TAG':
      return { organizationId, ...inWorkspace, ...inDeployment, dag: { tags: [entityId] } };
  }
}
