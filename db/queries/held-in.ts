import { and, eq, exists, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

import type { Queryable } from '#db/client.ts';
import { roleBindings } from '#db/schema/index.ts';
import type { EntityType } from '#lib/access/bindings.ts';

/** Where a subject must hold a role of its own, as lists of the API ask (api-contract 4.2, List); null leaves one out. */
export interface HeldIn {
  workspaceId: string | null;
  deploymentId: string | null;
  dagId: string | null;
  dagTags: string[];
}

/** The condition that `subjectId` holds roles there; undefined when nothing is asked. */
export function heldInWhere(db: Queryable, subjectId: PgColumn, filter: HeldIn): SQL | undefined {
  const { workspaceId, deploymentId, dagId, dagTags } = filter;
  const holds = (entityType: EntityType, entityIds: string[], inDeployment: string | null = null) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(roleBindings)
        .where(
          and(
            eq(roleBindings.subjectId, subjectId),
            eq(roleBindings.entityType, entityType),
            inArray(roleBindings.entityId, entityIds),
            inDeployment === null ? undefined : eq(roleBindings.deploymentId, inDeployment),
          ),
        ),
    );
  const asksForDags = dagId !== null || dagTags.length > 0;
  return and(
    workspaceId === null ? undefined : holds('WORKSPACE', [workspaceId]),
    // Beside a Dag filter the Deployment says where the Dag is; alone it asks for direct entries.
    deploymentId === null || asksForDags ? undefined : holds('DEPLOYMENT', [deploymentId]),
    dagId === null ? undefined : holds('DAG', [dagId], deploymentId),
    dagTags.length === 0 ? undefined : holds('DAG_TAG', dagTags, deploymentId),
  );
}
