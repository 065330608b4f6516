import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { apiTokens, roleBindings } from '#db/schema/index.ts';
import type { Binding } from '#lib/access/bindings.ts';

/** All roles of one subject (person, Team or token) in one Organization. */
export async function selectBindings(db: Queryable, subjectId: string, organizationId: string): Promise<Binding[]> {
  return db
    .select({
      entityType: roleBindings.entityType,
      entityId: roleBindings.entityId,
      deploymentId: roleBindings.deploymentId,
      role: roleBindings.role,
    })
    .from(roleBindings)
    .where(and(eq(roleBindings.subjectId, subjectId), eq(roleBindings.organizationId, organizationId)));
}

export async function insertBinding(tx: Transaction, row: typeof roleBindings.$inferInsert): Promise<void> {
  await tx.insert(roleBindings).values(row);
}

/** Whether anybody, a live token, a person or a Team, holds this Organization role. */
export async function isOrganizationRoleHeld(db: Queryable, organizationId: string, role: string): Promise<boolean> {
  const byToken = db
    .select({ one: sql`1` })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, organizationId),
        eq(apiTokens.scope, 'ORGANIZATION'),
        eq(apiTokens.role, role),
        isNull(apiTokens.deletedAt),
      ),
    );
  const byPerson = db
    .select({ one: sql`1` })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.entityId, organizationId),
        inArray(roleBindings.subjectType, ['USER', 'TEAM']),
        eq(roleBindings.role, role),
      ),
    );
  const answer = await db.execute<{ held: boolean }>(sql`select exists(${byToken}) or exists(${byPerson}) as held`);
  return answer.rows[0]?.held ?? false;
}
