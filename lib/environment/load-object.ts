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
function authorized<Found extends EnvironmentRecord>(ctx: Context, action: EnvironmentAction, record?: Found): Found {
  if (record) requireOnPlace(ctx, action, record);
  else requirePermission(ctx, 'workspace.envObjects.manage', { organizationId: ctx.organization.id });
  if (!record) throw notFound('This environment object');
  return record;
}

export async function loadObject(ctx: Context, action: EnvironmentAction, id: string): Promise<EnvironmentRecord> {
  return authorized(ctx, action, await selectEnvironmentObject(ctx.db, ctx.organization.id, id));
}

/** The frame of every change: one transaction with the row locked, the permission asked before anything is told of it. */
export async function changeObject<T>(
  ctx: Context,
  action: EnvironmentAction,
  id: string,
  change: (tx: Transaction, record: NonNullable<Awaited<ReturnType<typeof lockEnvironmentObject>>>) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    const record = await lockEnvironmentObject(tx, ctx.organization.id, id);
    return change(tx, authorized(ctx, action, record));
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

export async function describeObject(ctx: Context, [record]: EnvironmentRecord[]): Promise<EnvironmentObject> {
  const [object] = await describeObjects(ctx, record ? [record] : []);
  if (!object) throw notFound('This environment object');
  return object;
}

export function objectTarget(record: { id: string; objectKey: string }) {
  return { type: 'ENV_OBJECT', id: record.id, label: record.objectKey } as const;
}
