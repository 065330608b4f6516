import { requirePermission } from '#lib/access/require-permission.ts';
import { permissionsBeyond } from '#lib/access/require-permission.ts';
import { organizationBinding, previewRights } from '#lib/access/rights-preview.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import type { TokenFormOptions } from './types.ts';

/** Roles, weakest first, and policies for the create and edit forms, from the functions that enforce them. */
export async function getTokenFormOptions(ctx: Context): Promise<TokenFormOptions> {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.apiTokens.access', resource);
  return {
    roles: ORGANIZATION_ROLES.map((role) => {
      const binding = organizationBinding(resource, role);
      const isBeyond = permissionsBeyond(ctx.bindings, [binding], resource).length > 0;
      const { name, summary } = ROLE_FACTS[role];
      const allowed = isBeyond ? 'You can only give a token a role you hold yourself.' : true;
      return { role, name, summary, allowed, rights: previewRights([binding], resource) };
    }),
    policies: getPolicies(ctx),
  };
}
