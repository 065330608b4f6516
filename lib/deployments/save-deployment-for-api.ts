import { selectVariables } from '#db/queries/deployments.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import type { ApiDeploymentFacts } from './api-deployment.ts';
import { draftInPlace } from './check-file.ts';
import { findClusters } from './clusters.ts';
import type { DeploymentFile } from './file-schema.ts';
import { getDeploymentForApi } from './get-deployment-for-api.ts';
import { insertNewDeployment, requireFreeName } from './insert-new-deployment.ts';
import { changeDeployment } from './load-deployment.ts';
import { checkDeploymentDocument } from './parse-deployment-file.ts';
import { draftOfRecord } from './present-deployment.ts';
import { createDeploymentForApiInput, replaceDeploymentInput } from './schemas.ts';
import { writeDraft } from './write-draft.ts';

/** The file with the name of the cluster that the id stands for. */
async function withCluster(ctx: Context, file: DeploymentFile, id: string | undefined): Promise<DeploymentFile> {
  if (id === undefined) return file;
  const cluster = (await findClusters(ctx.db, ctx.organization.id)).find((found) => found.id === id);
  const message = 'There is no cluster by that id. GET clusters lists those that Deployments name.';
  if (!cluster) throw invalidField('clusterId', 'unknown', message);
  return { ...file, configuration: { ...file.configuration, cluster_name: cluster.name } };
}

/**
 * Creates a Deployment from everything a program says about it (createDeploymentForApiInput), by the rules of Deployment
 * files; what it leaves out comes from the Workspace's defaults and ours. Needs workspace.deployments.create.
 */
export async function createDeploymentForApi(ctx: Context, raw: unknown): Promise<ApiDeploymentFacts> {
  const { workspaceId, document, clusterId } = createDeploymentForApiInput.parse(raw);
  requirePermission(ctx, 'workspace.deployments.create', { organizationId: ctx.organization.id, workspaceId });
  const file = await withCluster(ctx, checkDeploymentDocument(document), clusterId);
  const deploymentId = await ctx.db.transaction((tx) =>
    insertNewDeployment(ctx, tx, workspaceId, (workspace) => {
      const { cloud_provider, region, ci_cd_enforcement, ...given } = file.configuration;
      const configuration = {
        ...given,
        cloud_provider: cloud_provider ?? workspace.defaultCloudProvider ?? undefined,
        region: region ?? workspace.defaultRegion ?? undefined,
        ci_cd_enforcement: ci_cd_enforcement ?? workspace.isCicdEnforcedDefault,
      };
      return draftInPlace({ ...file, configuration }, workspace.name, null);
    }),
  );
  return getDeploymentForApi(ctx, { deploymentId, workspaceId });
}

/**
 * Makes a Deployment what the program says (replaceDeploymentInput): queues and variables that are left out go, a secret
 * without a value keeps its own, and unlike by a file the name may change. Needs deployment.update.
 */
export async function replaceDeployment(ctx: Context, raw: unknown): Promise<ApiDeploymentFacts> {
  const { deploymentId, name, document } = replaceDeploymentInput.parse(raw);
  await changeDeployment(ctx, 'deployment.update', { deploymentId }, async (tx, record) => {
    const before = draftOfRecord(record, await selectVariables(tx, deploymentId));
    const file = checkDeploymentDocument(document);
    const named = { ...file, configuration: { ...file.configuration, name: before.name } };
    const after = { ...draftInPlace(named, '', before), name };
    if (name !== before.name) await requireFreeName(tx, record.workspaceId, name);
    await writeDraft(ctx, tx, record, before, after);
  });
  return getDeploymentForApi(ctx, { deploymentId });
}
