import type { Transaction } from '#db/client.ts';
import { deployments, organizationMembers, roleBindings, users, workspaces } from '#db/schema/index.ts';

/** Rows that no screen makes yet, so no service either. Written as they come, without an audit event. */
export interface PlaceRows {
  users: (typeof users.$inferInsert)[];
  members: (typeof organizationMembers.$inferInsert)[];
  bindings: (typeof roleBindings.$inferInsert)[];
  workspaces: (typeof workspaces.$inferInsert)[];
  deployments: (typeof deployments.$inferInsert)[];
}

export async function insertUsers(tx: Transaction, rows: PlaceRows['users']): Promise<void> {
  await tx.insert(users).values(rows);
}

export async function insertPlaces(tx: Transaction, rows: Omit<PlaceRows, 'users'>): Promise<void> {
  await tx.insert(organizationMembers).values(rows.members);
  await tx.insert(roleBindings).values(rows.bindings);
  await tx.insert(workspaces).values(rows.workspaces);
  await tx.insert(deployments).values(rows.deployments);
}
