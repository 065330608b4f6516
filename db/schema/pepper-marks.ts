import { integer, pgTable } from 'drizzle-orm/pg-core';

import { bytea, moment } from './columns.ts';

/** Recognises each numbered pepper without revealing it: an HMAC under the pepper over a constant. */
export const pepperMarks = pgTable('pepper_marks', {
  pepperId: integer('pepper_id').primaryKey(),
  mark: bytea('mark').notNull(),
  /** The key of the tags in values made under it (lib/sealing.ts, place `pepper:<id>`): it outlives the pepper. */
  tagKeySealed: bytea('tag_key_sealed'),
  createdAt: moment('created_at').notNull(),
});
