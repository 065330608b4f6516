import { pgTable, text, varchar } from 'drizzle-orm/pg-core';

import { id, moment } from './columns.ts';

export const organizations = pgTable('organizations', {
  id: id('id').primaryKey(),
  /** The unchanging name in URLs. */
  shortName: varchar('short_name', { length: 40 }).notNull().unique(),
  name: varchar('name', { length: 50 }).notNull(),
  /** Whom people ask for help: free text such as an e-mail address; empty when not set. */
  supportContact: text('support_contact').notNull().default(''),
  /** Kept for clients that send it; nothing is billed. Empty when not set. */
  billingEmail: text('billing_email').notNull().default(''),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  createdById: id('created_by_id').notNull(),
  updatedById: id('updated_by_id').notNull(),
});
