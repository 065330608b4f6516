import { organizationRoleOptions } from '#lib/access/organization-role-options.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { organizationBinding, previewRights } from '#lib/access/rights-preview.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import type { TokenFormOptions } from './types.ts';

/** Roles, weakest first, and policies for the create and edit forms, from the functions that enforce them. */
export async function getTokenFormOptions(ctx: Context): Promise<TokenFormOptions> {
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.apiTokens.access', resource);
  const roles = await organizationRoleOptions(ctx, 'a token');
  return {
    roles: roles.map((option) => ({
      ...option,
      rights: previewRights([organizationBinding(resource, option.role)], resource),
    })),
    policies: getPolicies(ctx),
  };
}
