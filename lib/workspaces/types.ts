import type { Profile } from '#lib/tokens/types.ts';

/** `true`, or the sentence that says why not. */
export type Can = true | string;

/** A Workspace as a list shows it. */
export interface WorkspaceRow {
  id: string;
  name: string;
  description: string;
  isCicdEnforcedDefault: boolean;
  /** Deployments the actor may see in it. */
  deploymentCount: number;
  /** The actor's strongest role on it, in full; null where only roles on Deployments lead here. */
  role: string | null;
  /** What gives that role: a Team, or the Organization role it follows from. */
  roleVia: string | null;
  createdAt: Date;
  updatedAt: Date;
  can: { update: Can; delete: Can };
}

/** The record itself, whoever looks at it. */
export interface WorkspaceFacts {
  id: string;
  organizationId: string;
  name: string;
  description: string;
  isCicdEnforcedDefault: boolean;
  defaultCloudProvider: 'AWS' | 'AZURE' | 'GCP' | null;
  defaultRegion: string | null;
  defaultClusterId: string | null;
  createdAt: Date;
  createdBy: Profile;
  updatedAt: Date;
  updatedBy: Profile;
}

export interface WorkspaceDetails extends WorkspaceRow, WorkspaceFacts {
  /** All Deployments in it, whoever may see them: while there are any it cannot be deleted. */
  allDeployments: number;
  /** Live tokens at home in it, which end with it. */
  tokenCount: number;
  pages: { deployments: boolean; general: boolean; users: boolean; teams: boolean; apiTokens: boolean };
}
