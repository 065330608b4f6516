import type { Profile } from '#lib/tokens/types.ts';

export const ENVIRONMENT_OBJECT_TYPES = [
  'AIRFLOW_VARIABLE',
  'CONNECTION',
  'ENVIRONMENT_VARIABLE',
  'METRICS_EXPORT',
] as const;
export type EnvironmentObjectType = (typeof ENVIRONMENT_OBJECT_TYPES)[number];

/** The fields of a connection, variable or export under the names of the API. */
export type EnvironmentFacts = Record<string, unknown>;

/** A Deployment that a Workspace's object is given to, with what is different there. */
export interface EnvironmentLink {
  deploymentId: string;
  overrides: EnvironmentFacts;
}

export interface EnvironmentObject {
  id: string;
  workspaceId: string;
  deploymentId: string | null;
  objectType: EnvironmentObjectType;
  objectKey: string;
  isAutoLinked: boolean;
  facts: EnvironmentFacts;
  links: EnvironmentLink[];
  excludedLinks: string[];
  createdAt: Date;
  createdBy: Profile;
  updatedAt: Date;
  updatedBy: Profile;
}
