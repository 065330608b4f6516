'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { getOrganizationSettings } from '#lib/organizations/get-organization-settings.ts';
import { updateOrganization } from '#lib/organizations/update-organization.ts';

/** The name stands in the frame of every page. */
export async function updateOrganizationAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateOrganization(ctx, input));
  if (result.ok) revalidatePath('/orgs/[org]', 'layout');
  return result;
}

export async function getOrganizationSettingsAction(org: string) {
  return runAction(org, (ctx) => getOrganizationSettings(ctx));
}
