import type { EntityType } from './bindings.ts';
import { ORGANIZATION_ROLES } from './roles.ts';

const DAG_ROLES = ['DAG_VIEWER', 'DAG_AUTHOR'];

/** The roles that exist on each kind of entity (api-contract 4.3); custom roles are not among them yet. */
export const ENTITY_ROLES: Record<EntityType, readonly string[]> = {
  ORGANIZATION: ORGANIZATION_ROLES,
  WORKSPACE: ['WORKSPACE_ACCESSOR', 'WORKSPACE_MEMBER', 'WORKSPACE_AUTHOR', 'WORKSPACE_OPERATOR', 'WORKSPACE_OWNER'],
  DEPLOYMENT: ['DEPLOYMENT_ACCESSOR', 'DEPLOYMENT_ADMIN'],
  DAG: DAG_ROLES,
  DAG_TAG: DAG_ROLES,
};

/** True for entities inside a Deployment, whose bindings name it. */
export function isDagEntity(entityType: EntityType): boolean {
  return entityType === 'DAG' || entityType === 'DAG_TAG';
}
