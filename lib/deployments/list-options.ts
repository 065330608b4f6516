import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { visiblePlaces } from '#lib/workspaces/visible-places.ts';

import { EXECUTORS } from './configuration.ts';

/** Throws FORBIDDEN for an actor without any role here: what is on offer is told to everybody who has one. */
export function requireOptions(ctx: Context): void {
  if (visiblePlaces(ctx).workspaceIds.length > 0) return;
  requirePermission(ctx, 'organization.workspaces.list', { organizationId: ctx.organization.id });
}

/** Clusters on offer are for whoever may see clusters, or any place to put a Deployment. */
export function requireClusterOptions(ctx: Context): void {
  const resource = { organizationId: ctx.organization.id };
  if (decide(ctx.bindings, 'organization.clusters.get', resource).allowed) return;
  requireOptions(ctx);
}

/** v1beta1 does not know ASTRO (api-contract 3.4). */
export const executorsOf = (isBeta: boolean): string[] =>
  EXECUTORS.filter((executor) => !isBeta || executor !== 'ASTRO');
