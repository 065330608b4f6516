import type { Permission } from './permissions.ts';

export const ENTITY_TYPES = ['ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT', 'DAG', 'DAG_TAG'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const SUBJECT_TYPES = ['USER', 'TEAM', 'TOKEN'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** What a binding needs to know of the custom role it names. */
export interface CustomRoleFacts {
  id: string;
  scope: 'DEPLOYMENT' | 'DAG';
  permissions: readonly Permission[];
  /** Workspaces it works in; empty means everywhere. */
  restrictedWorkspaceIds: readonly string[];
}

/** One role held by one subject on one entity. Identity: entityType, entityId, deploymentId (api-contract 4.2). */
export interface Binding {
  entityType: EntityType;
  entityId: string;
  /** Only for DAG and DAG_TAG entries. */
  deploymentId: string | null;
  /** Name of a built-in role, or of the custom role in `custom`. */
  role: string;
  /** The Workspace of the Deployment, for DEPLOYMENT, DAG and DAG_TAG entries; filled when read from the database. */
  workspaceId?: string | null;
  custom?: CustomRoleFacts | null;
  /** The Team that gives a person this role; absent for a role of one's own. */
  team?: { id: string; name: string } | null;
}

/** True for entities inside a Deployment, whose bindings name it. */
export function isDagEntity(entityType: EntityType): boolean {
  return entityType === 'DAG' || entityType === 'DAG_TAG';
}
