import { and, eq } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { roleBindings } from '#db/schema/index.ts';
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
