import { cache } from 'react';

import { getDeployment } from '#lib/deployments/get-deployment.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';

type Params = Promise<{ org: string; ws: string; dep: string }>;

const readOnce = cache((org: string, workspaceId: string, deploymentId: string) =>
  readForPage(Promise.resolve({ org }), (ctx) => {
    if (!isId(workspaceId) || !isId(deploymentId)) throw notFound('This Deployment');
    return getDeployment(ctx, { workspaceId, deploymentId });
  }),
);

/** The Deployment in the URL, read once per request however many parts of the page ask. */
export async function readDeployment(params: Params) {
  const { org, ws, dep } = await params;
  return readOnce(org, ws, dep);
}
