export const ENTITY_TYPES = ['ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT', 'DAG', 'DAG_TAG'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const SUBJECT_TYPES = ['USER', 'TEAM', 'TOKEN'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** One role held by one subject on one entity. Identity: entityType, entityId, deploymentId (api-contract 4.2). */
export interface Binding {
  entityType: EntityType;
  entityId: string;
  /** Only for DAG and DAG_TAG entries. */
  deploymentId: string | null;
  role: string;
}
