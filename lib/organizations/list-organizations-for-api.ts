import type { Context } from '#lib/context.ts';

import { describeOrganization, type ApiOrganizationFacts } from './api-organization.ts';

/** The Organizations the caller belongs to. A token has exactly its own and may see it whatever its role (api-contract 1.4). */
export async function listOrganizationsForApi(ctx: Context): Promise<ApiOrganizationFacts[]> {
  return [await describeOrganization(ctx)];
}
