'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { changeSubjectRole } from '#lib/subject-roles/change-subject-role.ts';
import { findRolePlaces } from '#lib/subject-roles/find-role-places.ts';
import { getRoleOptions } from '#lib/subject-roles/get-role-options.ts';
import { listSubjectRoles } from '#lib/subject-roles/list-subject-roles.ts';
import { removeSubjectRole } from '#lib/subject-roles/remove-subject-role.ts';
import { tryPermission } from '#lib/subject-roles/try-permission.ts';

/** Roles show on the pages of people, Teams and tokens, and in the lists of all three. */
const ORGANIZATION = '/orgs/[org]';

export async function addSubjectRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => addSubjectRole(ctx, input));
  if (result.ok) revalidatePath(ORGANIZATION, 'layout');
  return result;
}

export async function changeSubjectRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => changeSubjectRole(ctx, input));
  if (result.ok) revalidatePath(ORGANIZATION, 'layout');
  return result;
}

export async function removeSubjectRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => removeSubjectRole(ctx, input));
  if (result.ok) revalidatePath(ORGANIZATION, 'layout');
  return result;
}

export async function listSubjectRolesAction(org: string, input: unknown) {
  return runAction(org, (ctx) => listSubjectRoles(ctx, input));
}

export async function findRolePlacesAction(org: string, input: unknown) {
  return runAction(org, (ctx) => findRolePlaces(ctx, input));
}

export async function getRoleOptionsAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getRoleOptions(ctx, input));
}

export async function tryPermissionAction(org: string, input: unknown) {
  return runAction(org, (ctx) => tryPermission(ctx, input));
}
