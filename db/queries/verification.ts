import { sql } from 'drizzle-orm';

import type { Transaction } from '#db/client.ts';

/** The one channel on which processes tell each other that something cached has changed. */
export const CHANGE_CHANNEL = 'latchkey_changed';

/**
 * Tells every process, when the transaction commits, that what it knows about a token (created, changed, rotated,
 * paused, deleted, roles) or about everything in an Organization is out of date.
 */
export async function notifyChanged(
  tx: Transaction,
  change: { tokenId: string } | { organizationId: string },
): Promise<void> {
  const payload = 'tokenId' in change ? `token:${change.tokenId}` : `organization:${change.organizationId}`;
  await tx.execute(sql`select pg_notify(${CHANGE_CHANNEL}, ${payload})`);
}
