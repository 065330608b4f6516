import type { Transaction } from '#db/client.ts';
import { isDuplicate } from '#db/queries/is-duplicate.ts';
import { insertDeployment, replaceVariables, selectDeploymentByName } from '#db/queries/deployments.ts';
import { lockWorkspace, type WorkspaceRecord } from '#db/queries/workspaces.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createdBy } from '#lib/stamps.ts';

import type { DeploymentDraft } from './configuration.ts';
import { diffDeployments } from './diff-deployments.ts';
import { deploymentTarget } from './load-deployment.ts';
import { auditedChanges } from './audited-changes.ts';
import { sealVariables } from './seal-variables.ts';

function takenName(field: string): DomainError {
  const message = 'This Workspace already has a Deployment with that name. Choose another one.';
  return new DomainError('CONFLICT', message, { fields: [{ field, code: 'taken', message }] });
}

/** CONFLICT unless the name is free in the Workspace. */
export async function requireFreeName(tx: Transaction, workspaceId: string, name: string, field = 'name') {
  if (await selectDeploymentByName(tx, workspaceId, name)) throw takenName(field);
}

/** The same refusal for a name that somebody else took between the question and the write. */
export function explainTakenName(field = 'name') {
  return (error: unknown): never => {
    throw isDuplicate(error) ? takenName(field) : error;
  };
}

/** Inserts a Deployment with its variables and audit record; the caller asked workspace.deployments.create. */
export async function insertNewDeployment(
  ctx: Context,
  tx: Transaction,
  workspaceId: string,
  draftFor: (workspace: WorkspaceRecord) => DeploymentDraft,
  nameField?: string,
): Promise<string> {
  // Locked, so that it is neither deleted nor given the same name twice meanwhile.
  const workspace = await lockWorkspace(tx, ctx.organization.id, workspaceId);
  if (!workspace) throw notFound('This Workspace');
  const { variables, ...facts } = draftFor(workspace);
  await requireFreeName(tx, workspaceId, facts.name, nameField);
  const id = newId();
  const row = { id, organizationId: ctx.organization.id, workspaceId, ...facts, ...createdBy(ctx) };
  await insertDeployment(tx, row).catch(explainTakenName(nameField));
  await replaceVariables(tx, id, sealVariables(ctx, id, variables), []);
  const after = auditedChanges(diffDeployments(null, { ...facts, variables })).after;
  const target = deploymentTarget({ id, name: facts.name });
  await recordAudit(tx, ctx, { action: 'deployment.created', target, after: { workspaceId, ...after } });
  return id;
}
