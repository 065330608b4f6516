import { and, eq, isNull } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { organizationMembers, organizations } from '#db/schema/index.ts';

/** The Organization of that short name, if the person is a member of it now. */
export async function selectMembership(
  db: Queryable,
  userId: string,
  shortName: string,
): Promise<{ id: string; shortName: string; name: string } | null> {
  const [row] = await db
    .select({ id: organizations.id, shortName: organizations.shortName, name: organizations.name })
    .from(organizations)
    .innerJoin(organizationMembers, eq(organizationMembers.organizationId, organizations.id))
    .where(
      and(
        eq(organizations.shortName, shortName),
        eq(organizationMembers.userId, userId),
        eq(organizationMembers.status, 'ACTIVE'),
        isNull(organizationMembers.leftAt),
      ),
    );
  return row ?? null;
}

/** False when the short name is taken. */
export async function insertOrganization(tx: Transaction, row: typeof organizations.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(organizations)
    .values(row)
    .onConflictDoNothing({ target: organizations.shortName })
    .returning({ id: organizations.id });
  return inserted.length > 0;
}
