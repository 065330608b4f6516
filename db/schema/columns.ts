import { customType, timestamp, varchar } from 'drizzle-orm/pg-core';

/** A record id (lib/ids.ts). */
export const id = (name: string) => varchar(name, { length: 25 });

/** A moment with the millisecond precision that every answer repeats (api-contract rule 16). */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
