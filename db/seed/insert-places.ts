import type { Transaction } from '#db/client.ts';
import { organizationMembers, roleBindings, users } from '#db/schema/index.ts';

/** Rows that no screen makes yet, so no service either. Written as they come, without an audit event. */
export interface PlaceRows {
  users: (typeof users.$inferInsert)[];
  members: (typeof organizationMembers.$inferInsert)[];
  bindings: (typeof roleBindings.$inferInsert)[];
}

export async function insertUsers(tx: Transaction, rows: PlaceRows['users']): Promise<void> {
  await tx.insert(users).values(rows);
}

export async function insertPlaces(tx: Transaction, rows: Omit<PlaceRows, 'users'>): Promise<void> {
  await tx.insert(organizationMembers).values(rows.members);
  await tx.insert(roleBindings).values(rows.bindings);
}
