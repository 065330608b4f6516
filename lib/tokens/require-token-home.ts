import { requireInDeployment, requireInWorkspace } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import { tokenPermission, type TokenAction, type TokenHome, type TokenScope } from './token-home.ts';

/**
 * The place as a home of tokens, when the actor may do `action` with tokens there: FORBIDDEN before NOT_FOUND. The
 * Organization needs no id.
 */
export async function requireTokenHome(
  ctx: Context,
  { scope, entityId }: { scope: TokenScope; entityId: string | null },
  action: TokenAction,
): Promise<TokenHome> {
  const permission = tokenPermission(scope, action);
  if (scope === 'ORGANIZATION') {
    requirePermission(ctx, permission, { organizationId: ctx.organization.id });
    return { scope, entityId: ctx.organization.id, homeWorkspaceId: null };
  }
  if (entityId === null) throw invalidField('entityId', 'required', 'Name the Workspace or Deployment of the token');
  if (scope === 'WORKSPACE') {
    const workspace = await requireInWorkspace(ctx, permission, entityId);
    return { scope, entityId: workspace.id, homeWorkspaceId: workspace.id };
  }
  const deployment = await requireInDeployment(ctx, permission, entityId);
  return { scope, entityId: deployment.id, homeWorkspaceId: deployment.workspaceId };
}
