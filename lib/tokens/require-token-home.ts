import { requireInDeployment, requireInWorkspace } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import type { PlaceInput } from './schemas.ts';
import { tokenPermission, type TokenAction, type TokenHome, type TokenScope } from './token-home.ts';

/** A home with its name. */
export interface NamedHome extends TokenHome {
  name: string;
}

/**
 * The place as a home of tokens, when the actor may do `action` with tokens there: FORBIDDEN before NOT_FOUND. The
 * Organization needs no id.
 */
export async function requireTokenHome(
  ctx: Context,
  { scope, entityId }: { scope: TokenScope; entityId: string | null },
  action: TokenAction,
): Promise<NamedHome> {
  const permission = tokenPermission(scope, action);
  if (scope === 'ORGANIZATION') {
    requirePermission(ctx, permission, { organizationId: ctx.organization.id });
    return { scope, entityId: ctx.organization.id, homeWorkspaceId: null, name: ctx.organization.name };
  }
  if (entityId === null) throw invalidField('entityId', 'required', 'Name the Workspace or Deployment of the token');
  if (scope === 'WORKSPACE') {
    const workspace = await requireInWorkspace(ctx, permission, entityId);
    return { scope, entityId: workspace.id, homeWorkspaceId: workspace.id, name: workspace.name };
  }
  const deployment = await requireInDeployment(ctx, permission, entityId);
  return { scope, entityId: deployment.id, homeWorkspaceId: deployment.workspaceId, name: deployment.name };
}

/** The same for a list: the Workspace or Deployment asked about, or the Organization when none is. */
export async function requireListHome(
  ctx: Context,
  place: PlaceInput | null,
  action: TokenAction = 'access',
): Promise<NamedHome> {
  return requireTokenHome(ctx, place ?? { scope: 'ORGANIZATION', entityId: null }, action);
}
