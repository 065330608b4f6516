import { updateWorkspace as updateWorkspaceRow } from '#db/queries/workspaces.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { difference, updatedBy } from '#lib/stamps.ts';

import { changeWorkspace, workspaceTarget } from './change-workspace.ts';
import { getWorkspace } from './get-workspace.ts';
import { updateWorkspaceInput } from './schemas.ts';
import type { WorkspaceDetails } from './types.ts';

/** What is left out stays; null takes the value away. */
function orBefore<T>(wanted: T | null | undefined, before: T | null): T | null {
  return wanted === undefined ? before : wanted;
}

/**
 * Changes name, description and defaults (updateWorkspaceInput). CONFLICT with `details.by` and `details.at` when
 * somebody saved since `basedOn`.
 */
export async function updateWorkspace(ctx: Context, raw: unknown): Promise<WorkspaceDetails> {
  const input = updateWorkspaceInput.parse(raw);
  const { workspaceId, basedOn, ...wanted } = input;
  await changeWorkspace(ctx, workspaceId, 'workspace.update', async (tx, record) => {
    await requireUnchangedSince({ ...ctx, db: tx }, record, basedOn, 'this Workspace');
    const next = {
      name: wanted.name,
      description: wanted.description ?? record.description,
      isCicdEnforcedDefault: wanted.isCicdEnforcedDefault ?? record.isCicdEnforcedDefault,
      defaultCloudProvider: orBefore(wanted.defaultCloudProvider, record.defaultCloudProvider),
      defaultRegion: orBefore(wanted.defaultRegion, record.defaultRegion),
      defaultClusterId: orBefore(wanted.defaultClusterId, record.defaultClusterId),
    };
    const changed = difference<typeof next>(record, next);
    if (!changed) return;
    await updateWorkspaceRow(tx, workspaceId, { ...changed.after, ...updatedBy(ctx) });
    const target = workspaceTarget({ id: workspaceId, name: input.name });
    await recordAudit(tx, ctx, { action: 'workspace.updated', target, ...changed });
  });
  return getWorkspace(ctx, { workspaceId });
}
