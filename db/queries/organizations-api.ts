import { eq, getTableColumns, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizations } from '#db/schema/index.ts';

import { hasIpRanges } from './ip-ranges.ts';

export type OrganizationRecord = typeof organizations.$inferSelect & { hasIpRanges: boolean };

export async function selectOrganization(db: Queryable, id: string): Promise<OrganizationRecord | null> {
  const [row] = await db
    .select({ ...getTableColumns(organizations), hasIpRanges: hasIpRanges(sql`${organizations.id}`) })
    .from(organizations)
    .where(eq(organizations.id, id));
  return row ?? null;
}
