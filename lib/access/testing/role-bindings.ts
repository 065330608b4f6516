import type { Binding } from '../bindings.ts';
import { ROLE_FACTS, ROLES_OF, type BuiltInRole, type RoleLevel } from '../roles.ts';
import { DAG_ID, type Targets } from './operation.ts';

/** Every built-in role, level by level, weakest first. */
export const ALL_ROLES: readonly BuiltInRole[] = (Object.keys(ROLES_OF) as RoleLevel[]).flatMap((level) => [
  ...ROLES_OF[level],
]);

/** Holding this role, and nothing else, on what there is in an Organization. */
export function bindingsOf(role: BuiltInRole, targets: Targets): Binding[] {
  const { organizationId, workspaceId, emptyWorkspaceId, deploymentId } = targets;
  switch (ROLE_FACTS[role].level) {
    case 'ORGANIZATION':
      return [{ entityType: 'ORGANIZATION', entityId: organizationId, deploymentId: null, role }];
    case 'WORKSPACE':
      return [workspaceId, emptyWorkspaceId].map((entityId) => ({
        entityType: 'WORKSPACE',
        entityId,
        deploymentId: null,
        role,
      }));
    case 'DEPLOYMENT':
      return [{ entityType: 'DEPLOYMENT', entityId: deploymentId, deploymentId: null, role, workspaceId }];
    case 'DAG':
      return [{ entityType: 'DAG', entityId: DAG_ID, deploymentId, role, workspaceId }];
  }
}
