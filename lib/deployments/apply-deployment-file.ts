import { selectVariables } from '#db/queries/deployments.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';

import { draftInPlace } from './check-file.ts';
import { getDeployment } from './get-deployment.ts';
import { insertNewDeployment } from './insert-new-deployment.ts';
import { changeDeployment } from './load-deployment.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';
import { draftOfRecord } from './present-deployment.ts';
import { NAME_PATH, workspaceNameOf } from './preview-deployment-file.ts';
import { deploymentFileInput } from './schemas.ts';
import type { DeploymentDetails } from './types.ts';
import { writeDraft } from './write-draft.ts';

/**
 * Creates a Deployment by a file, or with `deploymentId` changes that one to what the file says (deploymentFileInput).
 * All or nothing: INVALID names each refused field, CONFLICT when somebody saved since `basedOn`. Queues and variables
 * that an update leaves out are deleted; a secret may leave its value out and keeps it.
 */
export async function applyDeploymentFile(ctx: Context, raw: unknown): Promise<DeploymentDetails> {
  const { workspaceId, deploymentId, file: text, basedOn } = deploymentFileInput.parse(raw);
  if (deploymentId === undefined) {
    requirePermission(ctx, 'workspace.deployments.create', { organizationId: ctx.organization.id, workspaceId });
    const file = parseDeploymentFile(text);
    const id = await ctx.db.transaction((tx) =>
      insertNewDeployment(ctx, tx, workspaceId, (workspace) => draftInPlace(file, workspace.name, null), NAME_PATH),
    );
    return getDeployment(ctx, { deploymentId: id, workspaceId });
  }
  await changeDeployment(ctx, 'deployment.update', { deploymentId, workspaceId }, async (tx, record) => {
    await requireUnchangedSince({ ...ctx, db: tx }, record, basedOn, 'this Deployment');
    const before = draftOfRecord(record, await selectVariables(tx, deploymentId));
    const workspaceName = await workspaceNameOf({ ...ctx, db: tx }, workspaceId);
    const after = draftInPlace(parseDeploymentFile(text), workspaceName, before);
    await writeDraft(ctx, tx, record, before, after);
  });
  return getDeployment(ctx, { deploymentId, workspaceId });
}
