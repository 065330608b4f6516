'use server';

import { runAction } from '#lib/doors/action.ts';
import { createOrganization } from '#lib/organizations/create-organization.ts';

export async function createOrganizationAction(org: string, input: unknown) {
  return runAction(org, (ctx) => createOrganization(ctx, input));
}
