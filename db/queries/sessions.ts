import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';

import type { Database, Queryable, Transaction } from '#db/client.ts';
import { sessions, users } from '#db/schema/index.ts';

export interface LiveSession {
  userId: string;
  email: string;
  fullName: string;
  lastSeenAt: Date;
  authenticatedAt: Date;
}

/** The session with its user, if neither has ended: not signed out, not past its absolute end, user ACTIVE. */
export async function selectLiveSession(db: Queryable, id: string, now: Date): Promise<LiveSession | null> {
  const [row] = await db
    .select({
      userId: users.id,
      email: users.email,
      fullName: users.fullName,
      lastSeenAt: sessions.lastSeenAt,
      authenticatedAt: sessions.authenticatedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.expiresAt, now), eq(users.status, 'ACTIVE')));
  return row ?? null;
}

/** Marks activity. Outside any transaction on purpose: it must not wait for, or be lost with, the caller's work. */
export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id));
}

export async function insertSession(tx: Transaction, row: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(row);
}

/** Records a new proof of identity on a live session. False when it has ended. */
export async function updateAuthenticatedAt(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const renewed = await tx
    .update(sessions)
    .set({ authenticatedAt: at })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return renewed.length > 0;
}

/** Ends one session at once. False when it had ended before. */
export async function endSessionRow(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends every session of the person at once; the number that were live. */
export async function endSessionRows(tx: Transaction, userId: string, at: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Forgets sessions that ended, by themselves or not, before the moment; `idleSince` is when the last still live one was seen. */
export async function deleteDeadSessions(tx: Transaction, before: Date, idleSince: Date): Promise<number> {
  const { rowCount } = await tx
    .delete(sessions)
    .where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before), lt(sessions.lastSeenAt, idleSince)));
  return rowCount ?? 0;
}
