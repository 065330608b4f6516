'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { deleteRole } from '#lib/roles/delete-role.ts';
import { getRoleFormOptions } from '#lib/roles/get-role-form-options.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { previewRoleChange } from '#lib/roles/preview-role-change.ts';
import { updateRestrictedWorkspaces } from '#lib/roles/update-restricted-workspaces.ts';
import { updateRole } from '#lib/roles/update-role.ts';

/** The lists and the page of every role show what these actions change. */
const ROLES = '/orgs/[org]/settings/access-management/roles';

export async function createRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => createRole(ctx, input));
  if (result.ok) revalidatePath(ROLES, 'layout');
  return result;
}

export async function updateRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateRole(ctx, input));
  if (result.ok) revalidatePath(ROLES, 'layout');
  return result;
}

export async function updateRestrictedWorkspacesAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateRestrictedWorkspaces(ctx, input));
  if (result.ok) revalidatePath(ROLES, 'layout');
  return result;
}

/** Does not refresh the page it was called from: a details page would answer before its reader has left it. */
export async function deleteRoleAction(org: string, input: unknown) {
  return runAction(org, (ctx) => deleteRole(ctx, input));
}

export async function getRoleAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getRole(ctx, input));
}

export async function previewRoleChangeAction(org: string, input: unknown) {
  return runAction(org, (ctx) => previewRoleChange(ctx, input));
}

export async function getRoleFormOptionsAction(org: string) {
  return runAction(org, (ctx) => getRoleFormOptions(ctx));
}
