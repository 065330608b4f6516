import type { Queryable } from '#db/client.ts';
import { selectPasswordHash } from '#db/queries/users.ts';

/** How a person can sign in. */
export async function getAccount(db: Queryable, userId: string): Promise<{ hasPassword: boolean }> {
  return { hasPassword: (await selectPasswordHash(db, userId)) !== null };
}
