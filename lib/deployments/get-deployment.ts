import type { Context } from '#lib/context.ts';

import { loadDeployment } from './load-deployment.ts';
import { presentDeploymentDetails } from './present-deployment.ts';
import { deploymentInput } from './schemas.ts';
import type { DeploymentDetails } from './types.ts';

/** One Deployment (deploymentInput) with its configuration and variables; needs deployment.get. Secrets are never told. */
export async function getDeployment(ctx: Context, raw: unknown): Promise<DeploymentDetails> {
  return presentDeploymentDetails(ctx, await loadDeployment(ctx, 'deployment.get', deploymentInput.parse(raw)));
}
