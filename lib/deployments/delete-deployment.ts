import { deleteDeployment as deleteDeploymentRow } from '#db/queries/deployments.ts';
import { deleteBindingsOnDeployment } from '#db/queries/role-bindings.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { endTokensOfPlace } from '#lib/tokens/end-token.ts';

import { changeDeployment, deploymentTarget } from './load-deployment.ts';
import { deploymentInput } from './schemas.ts';

/**
 * Deletes a Deployment (deploymentInput) with its variables: its own tokens end, and every role on it and on its Dags
 * goes, whoever holds it. Needs deployment.delete and a recent sign-in.
 */
export async function deleteDeployment(
  ctx: Context,
  raw: unknown,
): Promise<{ id: string; name: string; tokensEnded: number; rolesRemoved: number }> {
  const address = deploymentInput.parse(raw);
  const { ended, ...answer } = await changeDeployment(ctx, 'deployment.delete', address, async (tx, record) => {
    requireRecentSignIn(ctx, 'Deleting a Deployment');
    const { id, name, description, workspaceId, runtimeVersion } = record;
    const tokens = await endTokensOfPlace(ctx, tx, { scope: 'DEPLOYMENT', id });
    const rolesRemoved = await deleteBindingsOnDeployment(tx, ctx.organization.id, id);
    await deleteDeploymentRow(tx, id);
    const before = { name, description, workspaceId, runtimeVersion, tokensEnded: tokens.length, rolesRemoved };
    await recordAudit(tx, ctx, { action: 'deployment.deleted', target: deploymentTarget(record), before });
    return { id, name, tokensEnded: tokens.length, rolesRemoved, ended: tokens };
  });
  for (const token of ended) ctx.runtime.changes.tokenChanged(token.id);
  return answer;
}
