import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { deployments, workspaces } from '#db/schema/index.ts';

export interface WorkspacePlace {
  id: string;
  name: string;
}

export interface DeploymentPlace {
  id: string;
  name: string;
  workspaceId: string;
  runtimeVersion: string;
}

/** Those of the ids that are Workspaces of the Organization. */
export async function selectWorkspacePlaces(
  db: Queryable,
  organizationId: string,
  ids: string[],
): Promise<Map<string, WorkspacePlace>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, organizationId), inArray(workspaces.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of the ids that are Deployments of the Organization. */
export async function selectDeploymentPlaces(
  db: Queryable,
  organizationId: string,
  ids: string[],
): Promise<Map<string, DeploymentPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: deployments.id,
      name: deployments.name,
      workspaceId: deployments.workspaceId,
      runtimeVersion: deployments.runtimeVersion,
    })
    .from(deployments)
    .where(and(eq(deployments.organizationId, organizationId), inArray(deployments.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** All Workspaces of the Organization by name, at most 1,000. */
export async function selectWorkspaceNames(db: Queryable, organizationId: string): Promise<WorkspacePlace[]> {
  return db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.organizationId, organizationId))
    .orderBy(sql`lower(${workspaces.name})`, workspaces.id)
    .limit(1000);
}
