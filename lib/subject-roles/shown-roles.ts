import type { Binding } from '#lib/access/bindings.ts';
import { decide, resourceOf } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Context } from '#lib/context.ts';

/**
 * Whether the actor may be told that a person or Team holds this role: the one in the Organization by everybody who sees
 * them, others where the place may be seen.
 */
export function isShown(ctx: Pick<Context, 'bindings' | 'organization'>, binding: Binding): boolean {
  if (binding.entityType === 'ORGANIZATION') return true;
  const permission: Permission = binding.entityType === 'WORKSPACE' ? 'workspace.get' : 'deployment.get';
  return decide(ctx.bindings, permission, resourceOf(binding, ctx.organization.id)).allowed;
}
