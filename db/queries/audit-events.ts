import { and, asc, desc, eq, gt, gte, inArray, lt, lte, max, min, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
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

/** Events about one target, newest first, before a sequence number. */
export async function selectAuditEvents(
  db: Queryable,
  question: { organizationId: string; targetId: string; before: number | null; actions: string[]; limit: number },
) {
  return db
    .select({
      id: auditEvents.id,
      sequence: auditEvents.sequence,
      at: auditEvents.at,
      actorType: auditEvents.actorType,
      actorId: auditEvents.actorId,
      actorLabel: auditEvents.actorLabel,
      action: auditEvents.action,
      before: auditEvents.before,
      after: auditEvents.after,
      requestId: auditEvents.requestId,
      address: auditEvents.address,
      userAgent: auditEvents.userAgent,
      method: auditEvents.method,
      path: auditEvents.path,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organizationId, question.organizationId),
        eq(auditEvents.targetId, question.targetId),
        question.before === null ? undefined : lt(auditEvents.sequence, question.before),
        question.actions.length === 0 ? undefined : inArray(auditEvents.action, question.actions),
      ),
    )
    .orderBy(desc(auditEvents.sequence))
    .limit(question.limit);
}

/** The whole chain of an Organization from a position on, oldest first: for checking its hashes. */
export async function selectAuditChain(db: Queryable, organizationId: string, after: number, limit: number) {
  return db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.organizationId, organizationId), gt(auditEvents.sequence, after)))
    .orderBy(asc(auditEvents.sequence))
    .limit(limit);
}

export interface AuditRange {
  organizationId: string;
  from: Date;
  to: Date;
}

const isIn = ({ organizationId, from, to }: AuditRange) =>
  and(eq(auditEvents.organizationId, organizationId), gte(auditEvents.at, from), lte(auditEvents.at, to));

/** First and last position in the chain within the times; null when there is nothing. */
export async function selectAuditBounds(
  db: Queryable,
  range: AuditRange,
): Promise<{ first: number; last: number } | null> {
  const [bounds] = await db
    .select({ first: min(auditEvents.sequence), last: max(auditEvents.sequence) })
    .from(auditEvents)
    .where(isIn(range));
  if (!bounds || bounds.first === null || bounds.last === null) return null;
  return { first: Number(bounds.first), last: Number(bounds.last) };
}

/** The next events within the times and positions, oldest first. */
export async function selectAuditBatch(
  db: Queryable,
  range: AuditRange,
  position: { after: number; last: number },
  limit: number,
) {
  const { after, last } = position;
  return db
    .select()
    .from(auditEvents)
    .where(and(isIn(range), gt(auditEvents.sequence, after), lte(auditEvents.sequence, last)))
    .orderBy(asc(auditEvents.sequence))
    .limit(limit);
}
