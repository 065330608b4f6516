import { selectDeploymentByName, selectVariables } from '#db/queries/deployments.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { requireInWorkspace } from '#lib/access/require-in-place.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import { draftInPlace } from './check-file.ts';
import { diffDeployments, MASK, type DeploymentChange } from './diff-deployments.ts';
import { loadDeployment } from './load-deployment.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';
import { draftOfRecord, mayReadValues } from './present-deployment.ts';
import { deploymentFileInput } from './schemas.ts';
import type { DeploymentPreview } from './types.ts';

export const NAME_PATH = 'deployment.configuration.name';

/** INVALID for a file whose Deployment exists already. */
function refuseTaken(name: string): never {
  const message = `${NAME_PATH} is “${name}”. This Workspace already has that Deployment: open it and use Update from file.`;
  throw invalidField(NAME_PATH, 'taken', message);
}

/** For somebody who may change variables but not read them. */
function withoutValues(change: DeploymentChange): DeploymentChange {
  if (change.section !== 'environment_variables') return change;
  const hide = (value: string | null) => (value === null ? null : MASK);
  return { ...change, before: hide(change.before), after: hide(change.after) };
}

/**
 * What a file would create, or change of a Deployment (deploymentFileInput); writes nothing. Needs the permission that
 * applying it needs. INVALID names each refused field by its path in the file.
 */
export async function previewDeploymentFile(ctx: Context, raw: unknown): Promise<DeploymentPreview> {
  const { workspaceId, deploymentId, file: text } = deploymentFileInput.parse(raw);
  if (deploymentId === undefined) {
    const workspace = await requireInWorkspace(ctx, 'workspace.deployments.create', workspaceId);
    const draft = draftInPlace(parseDeploymentFile(text), workspace.name, null);
    if (await selectDeploymentByName(ctx.db, workspaceId, draft.name)) refuseTaken(draft.name);
    return { name: draft.name, changes: diffDeployments(null, draft), basedOn: null };
  }
  const record = await loadDeployment(ctx, 'deployment.update', { deploymentId, workspaceId });
  const before = draftOfRecord(record, await selectVariables(ctx.db, deploymentId));
  const after = draftInPlace(parseDeploymentFile(text), await workspaceNameOf(ctx, workspaceId), before);
  const changes = diffDeployments(before, after);
  const told = mayReadValues(ctx, record) ? changes : changes.map(withoutValues);
  return { name: record.name, changes: told, basedOn: record.updatedAt };
}

/** The Workspace's name, for somebody who was already let in. */
export async function workspaceNameOf(ctx: Context, workspaceId: string): Promise<string> {
  return (await selectWorkspacePlaces(ctx.db, ctx.organization.id, [workspaceId])).get(workspaceId)?.name ?? '';
}
