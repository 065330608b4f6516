import { and, desc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm';

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

/** Sessions of the person that have not ended, last seen first; `seenAfter` leaves idle ones out. At most 100. */
export async function selectLiveSessions(db: Queryable, userId: string, now: Date, seenAfter: Date) {
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, seenAfter),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(100);
}

/** Ends one session of this person. False when it is not theirs, or had ended before. */
export async function endSessionOf(tx: Transaction, userId: string, id: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends every session of the person at once, or all but one; the number that were live. */
export async function endSessionRows(tx: Transaction, userId: string, at: Date, except?: string): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, at),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
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
