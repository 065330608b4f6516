import { isOrganizationRoleHeld } from '#db/queries/role-bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { mayGrant } from '#lib/access/may-grant.ts';
import { organizationBinding, previewRights } from '#lib/access/rights-preview.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import type { TokenFormOptions } from './types.ts';

/** Roles of a product that most Organizations do not have: offered only where somebody holds them already. */
const ONLY_IF_HELD = ['ORGANIZATION_OBSERVE_MEMBER', 'ORGANIZATION_OBSERVE_ADMIN'];

/** Roles, weakest first, and policies for the create and edit forms, from the functions that enforce them. */
export async function getTokenFormOptions(ctx: Context): Promise<TokenFormOptions> {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.apiTokens.access', resource);
  const held = await Promise.all(
    ORGANIZATION_ROLES.map(
      (role) => !ONLY_IF_HELD.includes(role) || isOrganizationRoleHeld(ctx.db, ctx.organization.id, role),
    ),
  );
  return {
    roles: ORGANIZATION_ROLES.filter((_role, index) => held[index]).map((role) => {
      const binding = organizationBinding(resource, role);
      const { name, summary } = ROLE_FACTS[role];
      const allowed = mayGrant(ctx, binding) || 'You can only give a token a role you hold yourself.';
      return { role, name, summary, allowed, rights: previewRights([binding], resource) };
    }),
    policies: getPolicies(ctx),
  };
}
