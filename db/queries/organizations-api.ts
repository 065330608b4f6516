import { eq } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizations } from '#db/schema/index.ts';

export type OrganizationRecord = typeof organizations.$inferSelect;

export async function selectOrganization(db: Queryable, id: string): Promise<OrganizationRecord | null> {
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  return row ?? null;
}
