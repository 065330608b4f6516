import { customType, timestamp, varchar } from 'drizzle-orm/pg-core';

import type { SubjectType } from '#lib/access/bindings.ts';

/** A record id (lib/ids.ts). */
export const id = (name: string) => varchar(name, { length: 25 });

/** A moment with the millisecond precision that every answer repeats (api-contract rule 16). */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Who made and last changed a record; people and tokens alike. */
export const stamps = () => ({
  createdAt: moment('created_at').notNull(),
  createdByType: varchar('created_by_type', { length: 8 }).$type<SubjectType>().notNull(),
  createdById: id('created_by_id').notNull(),
  updatedAt: moment('updated_at').notNull(),
  updatedByType: varchar('updated_by_type', { length: 8 }).$type<SubjectType>().notNull(),
  updatedById: id('updated_by_id').notNull(),
});
