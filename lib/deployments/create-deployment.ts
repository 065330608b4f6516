import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { DEFAULT_CONFIGURATION, DEFAULT_RUNTIME_VERSION } from './configuration.ts';
import { getDeployment } from './get-deployment.ts';
import { insertNewDeployment } from './insert-new-deployment.ts';
import { createDeploymentInput } from './schemas.ts';
import type { DeploymentDetails } from './types.ts';

/**
 * Creates a Deployment by its name (createDeploymentInput); the rest comes from the Workspace's defaults and ours. Needs
 * workspace.deployments.create; CONFLICT when the Workspace has that name already.
 */
export async function createDeployment(ctx: Context, raw: unknown): Promise<DeploymentDetails> {
  const { workspaceId, name, description } = createDeploymentInput.parse(raw);
  requirePermission(ctx, 'workspace.deployments.create', { organizationId: ctx.organization.id, workspaceId });
  const deploymentId = await ctx.db.transaction((tx) =>
    insertNewDeployment(ctx, tx, workspaceId, (workspace) => ({
      name,
      description,
      runtimeVersion: DEFAULT_RUNTIME_VERSION,
      configuration: {
        ...DEFAULT_CONFIGURATION,
        isCicdEnforced: workspace.isCicdEnforcedDefault,
        ...(workspace.defaultCloudProvider && { cloudProvider: workspace.defaultCloudProvider }),
        ...(workspace.defaultRegion && { region: workspace.defaultRegion }),
      },
      variables: [],
    })),
  );
  return getDeployment(ctx, { deploymentId, workspaceId });
}
