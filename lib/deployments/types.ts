import type { Profile } from '#lib/tokens/types.ts';
import type { Can } from '#lib/workspaces/types.ts';

import type { DeploymentConfiguration, DeploymentStatus, DeploymentVariable } from './configuration.ts';
import type { DeploymentChange } from './diff-deployments.ts';

/** A Deployment as a list shows it. */
export interface DeploymentRow {
  id: string;
  workspaceId: string;
  name: string;
  description: string;
  status: DeploymentStatus;
  runtimeVersion: string;
  executor: DeploymentConfiguration['executor'];
  isDevelopmentMode: boolean;
  createdAt: Date;
  updatedAt: Date;
  can: { update: Can; delete: Can };
}

export interface DeploymentDetails extends DeploymentRow {
  /** Pages beside the overview that the person may open. */
  pages: { users: boolean; teams: boolean; apiTokens: boolean };
  workspaceName: string;
  configuration: DeploymentConfiguration;
  /** By key. A null value is a secret, or a plain one the actor may not see. */
  variables: (DeploymentVariable & { updatedAt: Date })[];
  /** False: the actor sees the keys only. */
  areValuesShown: boolean;
  createdBy: Profile;
  updatedBy: Profile;
  /** Live tokens at home in it, which end with it. */
  tokenCount: number;
}

/** What a file would do, before anything is done. */
export interface DeploymentPreview {
  name: string;
  changes: DeploymentChange[];
  /** The state the preview was made against; send it back when applying. */
  basedOn: Date | null;
}
