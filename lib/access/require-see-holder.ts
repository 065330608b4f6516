import { selectBindings } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';

import { decide, resourceOf } from './decide.ts';
import { requirePermission } from './require-permission.ts';

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
  const inDeployment = type === 'USER' ? 'deployment.users.get' : 'deployment.teams.get';
  const isMet = (await selectBindings(ctx.db, id, organizationId)).some((binding) => {
    if (binding.entityType !== 'WORKSPACE' && binding.entityType !== 'DEPLOYMENT') return false;
    const permission = binding.entityType === 'WORKSPACE' ? 'workspace.users.get' : inDeployment;
    return decide(ctx.bindings, permission, resourceOf(binding, organizationId)).allowed;
  });
  if (!isMet) requirePermission(ctx, 'organization.users.get', { organizationId });
}
