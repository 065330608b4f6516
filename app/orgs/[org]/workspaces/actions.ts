'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { createWorkspace } from '#lib/workspaces/create-workspace.ts';
import { deleteWorkspace } from '#lib/workspaces/delete-workspace.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';
import { updateWorkspace } from '#lib/workspaces/update-workspace.ts';

const WORKSPACES = '/orgs/[org]/workspaces';

export async function createWorkspaceAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => createWorkspace(ctx, input));
  if (result.ok) revalidatePath(WORKSPACES, 'layout');
  return result;
}

export async function updateWorkspaceAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateWorkspace(ctx, input));
  if (result.ok) revalidatePath(WORKSPACES, 'layout');
  return result;
}

export async function getWorkspaceAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getWorkspace(ctx, input));
}

/** Does not refresh the page it was called from: the Workspace's own page would answer before its reader has left it. */
export async function deleteWorkspaceAction(org: string, input: unknown) {
  return runAction(org, (ctx) => deleteWorkspace(ctx, input));
}
