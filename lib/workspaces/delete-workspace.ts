import { deleteBindingsOnWorkspace } from '#db/queries/role-bindings.ts';
import { countDeploymentsIn, deleteWorkspace as deleteWorkspaceRow } from '#db/queries/workspaces.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { plural } from '#lib/format.ts';
import { endTokensOfPlace } from '#lib/tokens/end-token.ts';

import { changeWorkspace, workspaceTarget } from './change-workspace.ts';
import { workspaceInput } from './schemas.ts';

/**
 * Deletes a Workspace without Deployments (workspaceInput): its own tokens end, and every role on it goes, whoever holds
 * it. CONFLICT with `details.deployments` while it has some.
 */
export async function deleteWorkspace(
  ctx: Context,
  raw: unknown,
): Promise<{ id: string; name: string; tokensEnded: number; rolesRemoved: number }> {
  const { workspaceId } = workspaceInput.parse(raw);
  const { ended, ...answer } = await changeWorkspace(ctx, workspaceId, 'workspace.delete', async (tx, record) => {
    const deployments = await countDeploymentsIn(tx, workspaceId);
    if (deployments > 0) {
      const message = `This Workspace has ${plural(deployments, 'Deployment')}. Delete ${deployments === 1 ? 'it' : 'them'} first.`;
      throw new DomainError('CONFLICT', message, { details: { reason: 'not-empty', deployments } });
    }
    requireRecentSignIn(ctx, 'Deleting a Workspace');
    const tokens = await endTokensOfPlace(ctx, tx, { scope: 'WORKSPACE', id: workspaceId });
    const rolesRemoved = await deleteBindingsOnWorkspace(tx, ctx.organization.id, workspaceId);
    await deleteWorkspaceRow(tx, workspaceId);
    const { id, name, description, isCicdEnforcedDefault } = record;
    const before = { name, description, isCicdEnforcedDefault, tokensEnded: tokens.length, rolesRemoved };
    await recordAudit(tx, ctx, { action: 'workspace.deleted', target: workspaceTarget(record), before });
    return { id, name, tokensEnded: tokens.length, rolesRemoved, ended: tokens };
  });
  for (const token of ended) ctx.runtime.changes.tokenChanged(token.id);
  return answer;
}
