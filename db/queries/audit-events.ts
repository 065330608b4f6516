import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#db/client.ts';
import { auditEvents, auditHeads } from '#db/schema/index.ts';

export type NewAuditEvent = typeof auditEvents.$inferInsert;

/**
 * Locks the Organization's chain until the transaction ends and returns its last link. The first event of an
 * Organization starts from 32 zero bytes.
 */
export async function lockAuditHead(
  tx: Transaction,
  organizationId: string,
): Promise<{ sequence: number; hash: Buffer }> {
  await tx
    .insert(auditHeads)
    .values({ organizationId, sequence: 0, hash: Buffer.alloc(32) })
    .onConflictDoNothing();
  const [head] = await tx
    .select({ sequence: auditHeads.sequence, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.organizationId, organizationId))
    .for('update');
  if (!head) throw new Error('audit head is missing');
  return head;
}

export async function insertAuditEvent(tx: Transaction, event: NewAuditEvent): Promise<void> {
  await tx.insert(auditEvents).values(event);
  await tx
    .update(auditHeads)
    .set({ sequence: sql`${event.sequence}`, hash: event.hash })
    .where(eq(auditHeads.organizationId, event.organizationId));
}
