import { replaceVariables, selectVariables, updateDeployment } from '#db/queries/deployments.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditedChanges } from './audited-changes.ts';
import { draftInPlace } from './check-file.ts';
import type { DeploymentDraft, DeploymentVariable } from './configuration.ts';
import { diffDeployments } from './diff-deployments.ts';
import { getDeployment } from './get-deployment.ts';
import { insertNewDeployment } from './insert-new-deployment.ts';
import { changeDeployment, deploymentTarget } from './load-deployment.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';
import { draftOfRecord } from './present-deployment.ts';
import { NAME_PATH, workspaceNameOf } from './preview-deployment-file.ts';
import { sealVariables } from './seal-variables.ts';
import { deploymentFileInput } from './schemas.ts';
import type { DeploymentDetails } from './types.ts';

/** Variables to write: those that are new or say something else; an untold secret keeps its value. */
function written(before: DeploymentDraft, after: DeploymentDraft): DeploymentVariable[] {
  const old = new Map(before.variables.map((variable) => [variable.key, variable]));
  return after.variables.filter(({ key, isSecret, value }) => {
    if (isSecret && value === null) return false;
    const was = old.get(key);
    return isSecret || was?.isSecret !== false || was.value !== value;
  });
}

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
    const changes = diffDeployments(before, after);
    if (changes.length === 0) return;
    const { description, configuration } = after;
    await updateDeployment(tx, deploymentId, { description, configuration, ...updatedBy(ctx) });
    const kept = new Set(after.variables.map(({ key }) => key));
    const gone = before.variables.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
    await replaceVariables(tx, deploymentId, sealVariables(ctx, deploymentId, written(before, after)), gone);
    await recordAudit(tx, ctx, {
      action: 'deployment.updated',
      target: deploymentTarget(record),
      ...auditedChanges(changes),
    });
  });
  return getDeployment(ctx, { deploymentId, workspaceId });
}
