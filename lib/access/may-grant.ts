import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import type { Binding } from './bindings.ts';
import { covers, permissionsOf, resourceOf } from './decide.ts';
import type { Permission } from './permissions.ts';
import { isOrganizationRole, ROLE_FACTS } from './roles.ts';

/** True when the bindings allow everything in the Organization: whoever holds them may grant and change anything there. */
export function mayEverything(bindings: readonly Binding[], organizationId: string): boolean {
  return bindings.some(
    ({ entityType, entityId, role }) =>
      entityType === 'ORGANIZATION' &&
      entityId === organizationId &&
      isOrganizationRole(role) &&
      ROLE_FACTS[role].permissions === ROLE_FACTS.ORGANIZATION_OWNER.permissions,
  );
}

/**
 * The first binding of `theirs` that allows something on its entity which `mine` does not allow there: null means "not
 * stronger than me". Strength is compared as permission sets on the resource, never by rank (domain-facts 5 and 12).
 */
export function firstBeyond(
  mine: readonly Binding[],
  theirs: readonly Binding[],
  organizationId: string,
): { binding: Binding; permission: Permission } | null {
  if (mayEverything(mine, organizationId)) return null;
  for (const binding of theirs) {
    const resource = resourceOf(binding, organizationId);
    const covering = mine.filter((own) => covers(own, resource)).map((own) => permissionsOf(own));
    for (const permission of permissionsOf(binding)) {
      if (!covering.some((permissions) => permissions.has(permission))) return { binding, permission };
    }
  }
  return null;
}

/** True when the actor holds, on the binding's entity, everything the binding would give. */
export function mayGrant(ctx: Pick<Context, 'bindings' | 'organization'>, binding: Binding): boolean {
  return firstBeyond(ctx.bindings, [binding], ctx.organization.id) === null;
}

/**
 * Throws FORBIDDEN unless the actor holds everything the binding gives: nobody hands out a permission they do not hold
 * there. `field` is the input it came from.
 */
export function requireMayGrant(
  ctx: Context,
  binding: Binding,
  field = 'role',
  message = 'You can only give a token a role you hold yourself. Choose a weaker role.',
): void {
  if (mayGrant(ctx, binding)) return;
  throw new DomainError('FORBIDDEN', message, { fields: [{ field, code: 'escalation', message }] });
}
