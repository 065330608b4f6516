import { integer, pgTable } from 'drizzle-orm/pg-core';

import { bytea, moment } from './columns.ts';

/** Recognises each numbered pepper without revealing it: an HMAC under the pepper over a constant. */
export const pepperMarks = pgTable('pepper_marks', {
  pepperId: integer('pepper_id').primaryKey(),
  mark: bytea('mark').notNull(),
  createdAt: moment('created_at').notNull(),
});
