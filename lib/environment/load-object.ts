import type { Transaction } from '#db/client.ts';
import {
  lockEnvironmentObject,
  selectEnvironmentObject,
  type EnvironmentRecord,
} from '#db/queries/environment-objects.ts';
import { selectDeploymentPlaces } from '#db/queries/places.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField, notFound } from '#lib/errors.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import type { EnvironmentObject } from './types.ts';

export type EnvironmentAction = 'get' | 'create' | 'update' | 'delete';

/** Objects of a Workspace need its envObjects.manage for everything; those of a Deployment a permission of their own. */
export function requireOnPlace(
  ctx: Context,
  action: EnvironmentAction,
  { workspaceId, deploymentId }: { workspaceId: string; deploymentId: string | null },
): void {
  const organizationId = ctx.organization.id;
  if (deploymentId === null) requirePermission(ctx, 'workspace.envObjects.manage', { organizationId, workspaceId });
  else requirePermission(ctx, `deployment.envObjects.${action}`, { organizationId, workspaceId, deploymentId });
}

/** Where an object is has to be looked up first; an unknown one is asked for like one out of reach. */
export async function loadObject(ctx: Context, action: EnvironmentAction, id: string): Promise<EnvironmentRecord> {
  const organizationId = ctx.organization.id;
  const record = await selectEnvironmentObject(ctx.db, organizationId, id);
  if (record) requireOnPlace(ctx, action, record);
  else requirePermission(ctx, 'workspace.envObjects.manage', { organizationId });
  if (!record) throw notFound('This environment object');
  return record;
}

/** The frame of every change: permission, then one transaction with the row locked. */
export async function changeObject<T>(
  ctx: Context,
  action: EnvironmentAction,
  id: string,
  change: (tx: Transaction, record: NonNullable<Awaited<ReturnType<typeof lockEnvironmentObject>>>) => Promise<T>,
): Promise<T> {
  await loadObject(ctx, action, id);
  return ctx.db.transaction(async (tx) => {
    const record = await lockEnvironmentObject(tx, ctx.organization.id, id);
    if (!record) throw notFound('This environment object');
    return change(tx, record);
  });
}

/** INVALID unless all are Deployments of the Workspace. */
export async function requireInWorkspace(ctx: Context, workspaceId: string, deploymentIds: string[]): Promise<void> {
  const places = await selectDeploymentPlaces(ctx.db, ctx.organization.id, deploymentIds);
  if (deploymentIds.every((id) => places.get(id)?.workspaceId === workspaceId)) return;
  const message = 'A link names a Deployment that is not in the Workspace of this object. Correct its id.';
  throw invalidField('links', 'unknown', message);
}

export async function describeObjects(ctx: Context, records: EnvironmentRecord[]): Promise<EnvironmentObject[]> {
  const peopleOf = await stampPeople(ctx, records);
  return records.map((record) => ({ ...record, ...peopleOf(record) }));
}

export function objectTarget(record: { id: string; objectKey: string }) {
  return { type: 'ENV_OBJECT', id: record.id, label: record.objectKey } as const;
}
