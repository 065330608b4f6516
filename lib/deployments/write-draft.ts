import type { Transaction } from '#db/client.ts';
import { replaceVariables, updateDeployment, type DeploymentRecord } from '#db/queries/deployments.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditedChanges } from './audited-changes.ts';
import type { DeploymentDraft, DeploymentVariable } from './configuration.ts';
import { diffDeployments } from './diff-deployments.ts';
import { explainTakenName } from './insert-new-deployment.ts';
import { deploymentTarget } from './load-deployment.ts';
import { sealVariables } from './seal-variables.ts';

/** Variables to write: those that are new or say something else; an untold secret keeps its value. */
function written(before: DeploymentDraft, after: DeploymentDraft): DeploymentVariable[] {
  const old = new Map(before.variables.map((variable) => [variable.key, variable]));
  return after.variables.filter(({ key, isSecret, value }) => {
    if (isSecret && value === null) return false;
    const was = old.get(key);
    return isSecret || was?.isSecret !== false || was.value !== value;
  });
}

/** Makes the locked Deployment what `after` says, with its audit record; writes nothing when nothing differs. */
export async function writeDraft(
  ctx: Context,
  tx: Transaction,
  record: DeploymentRecord,
  before: DeploymentDraft,
  after: DeploymentDraft,
): Promise<void> {
  const changes = diffDeployments(before, after);
  if (changes.length === 0) return;
  const { name, description, configuration } = after;
  const row = { name, description, configuration, ...updatedBy(ctx) };
  await updateDeployment(tx, record.id, row).catch(explainTakenName());
  const kept = new Set(after.variables.map(({ key }) => key));
  const gone = before.variables.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
  await replaceVariables(tx, record.id, sealVariables(ctx, record.id, written(before, after)), gone);
  const target = deploymentTarget({ id: record.id, name });
  await recordAudit(tx, ctx, { action: 'deployment.updated', target, ...auditedChanges(changes) });
}
