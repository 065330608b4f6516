import { decide } from '#lib/access/decide.ts';
import type { Context, OrganizationFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import { insertNewOrganization } from './insert-new-organization.ts';
import { createOrganizationInput } from './schemas.ts';

/** An owner of one Organization opens a further one and becomes its first owner. */
export async function createOrganization(ctx: Context, raw: unknown): Promise<OrganizationFacts> {
  const input = createOrganizationInput.parse(raw);
  if (!canCreateOrganization(ctx)) {
    throw new DomainError('FORBIDDEN', 'Only an Organization Owner can create another Organization. Ask one of them.');
  }
  const owner = { id: ctx.actor.id, fullName: ctx.actor.label };
  return ctx.db.transaction((tx) => insertNewOrganization(tx, ctx, { ...input, owner }));
}

/** Whether the switcher offers it. Only people own Organizations; a token cannot. */
export function canCreateOrganization(ctx: Context): boolean {
  const resource = { organizationId: ctx.organization.id };
  return ctx.actor.type === 'USER' && decide(ctx.bindings, 'organization.update', resource).allowed;
}
