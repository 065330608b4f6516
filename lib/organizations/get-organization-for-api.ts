import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { describeOrganization, type ApiOrganizationFacts } from './api-organization.ts';

/** The caller's own Organization; needs organization.get, which every Organization role has. */
export async function getOrganizationForApi(ctx: Context): Promise<ApiOrganizationFacts> {
  requirePermission(ctx, 'organization.get', { organizationId: ctx.organization.id });
  return describeOrganization(ctx);
}
