'use server';

import { revalidatePath } from 'next/cache';

import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';
import { createDeployment } from '#lib/deployments/create-deployment.ts';
import { deleteDeployment } from '#lib/deployments/delete-deployment.ts';
import { getDeploymentFile } from '#lib/deployments/get-deployment-file.ts';
import { getDeployment } from '#lib/deployments/get-deployment.ts';
import { previewDeploymentFile } from '#lib/deployments/preview-deployment-file.ts';
import { updateDeployment } from '#lib/deployments/update-deployment.ts';
import { runAction } from '#lib/doors/action.ts';

/** Lists, counts and pages of every Workspace show what these actions change. */
const WORKSPACES = '/orgs/[org]/workspaces';

export async function createDeploymentAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => createDeployment(ctx, input));
  if (result.ok) revalidatePath(WORKSPACES, 'layout');
  return result;
}

export async function updateDeploymentAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateDeployment(ctx, input));
  if (result.ok) revalidatePath(WORKSPACES, 'layout');
  return result;
}

export async function applyDeploymentFileAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => applyDeploymentFile(ctx, input));
  if (result.ok) revalidatePath(WORKSPACES, 'layout');
  return result;
}

export async function previewDeploymentFileAction(org: string, input: unknown) {
  return runAction(org, (ctx) => previewDeploymentFile(ctx, input));
}

export async function getDeploymentAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getDeployment(ctx, input));
}

export async function getDeploymentFileAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getDeploymentFile(ctx, input));
}

/** Does not refresh the page it was called from: the Deployment's own page would answer before its reader has left it. */
export async function deleteDeploymentAction(org: string, input: unknown) {
  return runAction(org, (ctx) => deleteDeployment(ctx, input));
}
