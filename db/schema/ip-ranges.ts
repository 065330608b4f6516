import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

import { id, stamps } from './columns.ts';
import { organizations } from './organizations.ts';

/** Addresses an Organization may be used from; none means everywhere. */
export const allowedIpRanges = pgTable(
  'allowed_ip_ranges',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    /** CIDR exactly as it was given: clients compare it byte for byte. */
    range: text('range').notNull(),
    ...stamps(),
  },
  (table) => [uniqueIndex('allowed_ip_ranges_range_idx').on(table.organizationId, table.range)],
);
