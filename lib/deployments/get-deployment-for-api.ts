import type { Context } from '#lib/context.ts';

import { describeDeployments, type ApiDeploymentFacts } from './api-deployment.ts';
import { loadDeployment } from './load-deployment.ts';
import { deploymentInput } from './schemas.ts';

/** One Deployment (deploymentInput) as programs get it; needs deployment.get. */
export async function getDeploymentForApi(ctx: Context, raw: unknown): Promise<ApiDeploymentFacts> {
  const record = await loadDeployment(ctx, 'deployment.get', deploymentInput.parse(raw));
  const [facts] = await describeDeployments(ctx, [record]);
  if (!facts) throw new Error('one record has one description');
  return facts;
}
