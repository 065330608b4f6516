import { selectBindings } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';

import { decide, resourceOf } from './decide.ts';
import type { Permission } from './permissions.ts';
import { requirePermission } from './require-permission.ts';

/** Whoever has it on a Workspace or Deployment sees which people, or which Teams, have a role there. */
export function seeHoldersPermission(type: 'USER' | 'TEAM', level: 'WORKSPACE' | 'DEPLOYMENT'): Permission {
  if (level === 'WORKSPACE') return 'workspace.users.get';
  return type === 'TEAM' ? 'deployment.teams.get' : 'deployment.users.get';
}

/**
 * One person or Team is seen with organization.users.get, and by those who see the people of a Workspace or Deployment
 * where it holds a role of its own, as lists of these tell. To everybody else it is like an unknown one: FORBIDDEN.
 */
export async function requireSeeHolder(
  ctx: Context,
  { type, id }: { type: 'USER' | 'TEAM'; id: string },
): Promise<void> {
  const organizationId = ctx.organization.id;
  if (decide(ctx.bindings, 'organization.users.get', { organizationId }).allowed) return;
  const isMet = (await selectBindings(ctx.db, id, organizationId)).some((binding) => {
    const { entityType } = binding;
    if (entityType !== 'WORKSPACE' && entityType !== 'DEPLOYMENT') return false;
    const permission = seeHoldersPermission(type, entityType);
    return decide(ctx.bindings, permission, resourceOf(binding, organizationId)).allowed;
  });
  if (!isMet) requirePermission(ctx, 'organization.users.get', { organizationId });
}
