import type { Context } from '#lib/context.ts';

import { describeOrganization, type ApiOrganizationFacts } from './api-organization.ts';
import { listOwnOrganizations } from './list-own-organizations.ts';

/**
 * The Organizations the caller belongs to, newest first. A token has exactly its own and may see it whatever its role
 * (api-contract 1.4); a person has those that may be used from their address.
 */
export async function listOrganizationsForApi(ctx: Context): Promise<ApiOrganizationFacts[]> {
  if (ctx.actor.type === 'TOKEN') return [await describeOrganization(ctx)];
  const { open } = await listOwnOrganizations(ctx, ctx.actor.id);
  return Promise.all(open.map((organization) => describeOrganization({ ...ctx, organization })));
}
