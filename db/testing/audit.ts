import { asc, eq } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';

/** Every event of an Organization's chain, oldest first. */
export async function selectAuditEvents(db: Database, organizationId: string) {
  return db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.organizationId, organizationId))
    .orderBy(asc(auditEvents.sequence));
}
