import { updateDeployment as updateDeploymentRow } from '#db/queries/deployments.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { difference, updatedBy } from '#lib/stamps.ts';

import { getDeployment } from './get-deployment.ts';
import { explainTakenName, requireFreeName } from './insert-new-deployment.ts';
import { changeDeployment, deploymentTarget } from './load-deployment.ts';
import { updateDeploymentInput } from './schemas.ts';
import type { DeploymentDetails } from './types.ts';

/** Changes name and description (updateDeploymentInput); needs deployment.update. The rest is changed by a file. */
export async function updateDeployment(ctx: Context, raw: unknown): Promise<DeploymentDetails> {
  const { name, description, basedOn, ...address } = updateDeploymentInput.parse(raw);
  await changeDeployment(ctx, 'deployment.update', address, async (tx, record) => {
    await requireUnchangedSince({ ...ctx, db: tx }, record, basedOn, 'this Deployment');
    const next = { name, description: description ?? record.description };
    const changed = difference<typeof next>(record, next);
    if (!changed) return;
    if (name !== record.name) await requireFreeName(tx, record.workspaceId, name);
    await updateDeploymentRow(tx, record.id, { ...next, ...updatedBy(ctx) }).catch(explainTakenName());
    const target = deploymentTarget({ id: record.id, name });
    await recordAudit(tx, ctx, { action: 'deployment.updated', target, ...changed });
  });
  return getDeployment(ctx, address);
}
