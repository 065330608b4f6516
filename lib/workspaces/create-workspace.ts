import { insertWorkspace } from '#db/queries/workspaces.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { createdBy } from '#lib/stamps.ts';

import { workspaceTarget } from './change-workspace.ts';
import { getWorkspace } from './get-workspace.ts';
import { createWorkspaceInput } from './schemas.ts';
import type { WorkspaceDetails } from './types.ts';

/** Adds a Workspace (createWorkspaceInput); names need not be unique. Needs organization.workspaces.create. */
export async function createWorkspace(ctx: Context, raw: unknown): Promise<WorkspaceDetails> {
  const input = createWorkspaceInput.parse(raw);
  requirePermission(ctx, 'organization.workspaces.create', { organizationId: ctx.organization.id });
  const facts = {
    name: input.name,
    description: input.description,
    isCicdEnforcedDefault: input.isCicdEnforcedDefault,
    defaultCloudProvider: input.defaultCloudProvider ?? null,
    defaultRegion: input.defaultRegion ?? null,
    defaultClusterId: input.defaultClusterId ?? null,
  };
  const id = newId();
  await ctx.db.transaction(async (tx) => {
    await insertWorkspace(tx, { id, organizationId: ctx.organization.id, ...facts, ...createdBy(ctx) });
    await recordAudit(tx, ctx, {
      action: 'workspace.created',
      target: workspaceTarget({ id, ...facts }),
      after: facts,
    });
  });
  return getWorkspace(ctx, { workspaceId: id });
}
