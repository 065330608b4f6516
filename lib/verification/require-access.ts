import { decide, type Resource } from '#lib/access/decide.ts';
import { isPermission, PERMISSION_FACTS, type Permission } from '#lib/access/permissions.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { whenKnown } from '#lib/when-known.ts';

import type { NamedPlace } from './place-cache.ts';

/** What somebody asks of a token; ids as they were sent. Absent fields ask nothing. */
export interface AccessRequirement {
  /** Name of a permission. Without one, what is named below must be visible to the token. */
  permission?: string | undefined;
  organizationId?: string | undefined;
  workspaceId?: string | undefined;
  deploymentId?: string | undefined;
}

/**
 * Throws FORBIDDEN unless the token of the context holds the permission on what is named: the Deployment, else the
 * Workspace, else the Organization. What does not exist, lies elsewhere or belongs to somebody else is refused with the
 * same sentence as what the token may not do.
 */
export function requireAccess(ctx: Context, asked: AccessRequirement): void | Promise<void> {
  const { organizationId, workspaceId, deploymentId } = asked;
  const permission = permissionAsked(asked);
  if (permission === null) return undefined;
  const here = ctx.organization.id;
  if (organizationId !== undefined && organizationId !== here) throw refused(permission);
  const place = placeAsked(asked);
  if (!place) return decideOn(ctx, permission, { organizationId: here });
  const found = isId(place.id) ? ctx.runtime.verification.findPlace(here, place) : null;
  return whenKnown(found, (resource) => {
    const isWhereSaid =
      deploymentId === undefined || workspaceId === undefined || resource?.workspaceId === workspaceId;
    if (!resource || !isWhereSaid) throw refused(permission);
    decideOn(ctx, permission, resource);
  });
}

/** Null when nothing is asked. A name that is no permission is held by nobody. */
function permissionAsked(asked: AccessRequirement): string | null {
  if (asked.permission !== undefined) return asked.permission;
  if (asked.deploymentId !== undefined) return 'deployment.get';
  if (asked.workspaceId !== undefined) return 'workspace.get';
  return asked.organizationId === undefined ? null : 'organization.get';
}

function placeAsked({ workspaceId, deploymentId }: AccessRequirement): NamedPlace | null {
  if (deploymentId !== undefined) return { type: 'DEPLOYMENT', id: deploymentId };
  return workspaceId === undefined ? null : { type: 'WORKSPACE', id: workspaceId };
}

function decideOn(ctx: Context, permission: string, resource: Resource): void {
  if (!isPermission(permission) || !decide(ctx.bindings, permission, resource).allowed) throw refused(permission);
}

function refused(permission: string): DomainError {
  const message = isPermission(permission)
    ? `This token does not have the permission “${PERMISSION_FACTS[permission satisfies Permission].label}” there.`
    : 'There is no permission of that name. Check the parameter “permission”.';
  return new DomainError('FORBIDDEN', message);
}
