import { and, desc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';

import type { Database, Queryable, Transaction } from '#db/client.ts';
import { sessions, users } from '#db/schema/index.ts';

export interface LiveSession {
  userId: string;
  email: string;
  fullName: string;
  lastSeenAt: Date;
  authenticatedAt: Date;
  expiresAt: Date;
  /** The program that holds its tokens; null for a browser. */
  clientId: string | null;
  address: string;
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
      expiresAt: sessions.expiresAt,
      clientId: sessions.clientId,
      address: sessions.address,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.expiresAt, now), eq(users.status, 'ACTIVE')));
  return row ?? null;
}

/** Whose session it is, in force or not. */
export async function selectSessionUser(db: Queryable, id: string): Promise<{ id: string; fullName: string } | null> {
  const [row] = await db
    .select({ id: users.id, fullName: users.fullName })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, id));
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

/** Notes from where a program came for a new access token. */
export async function updateSessionClient(
  tx: Transaction,
  id: string,
  seen: { lastSeenAt: Date; address: string; userAgent: string },
): Promise<void> {
  await tx.update(sessions).set(seen).where(eq(sessions.id, id));
}

/**
 * Opening a program's session and ending the one it is allowed in come one after the other, until the transaction ends:
 * what ends a session must find every session that hangs on it.
 */
export async function lockSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`latchkey sessions ${userId}`}, 0))`);
}

/** Sessions of the person that have not ended, last seen first; `seenAfter` leaves older ones out. At most 100. */
export async function selectLiveSessions(db: Queryable, userId: string, now: Date, seenAfter: Date) {
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
      clientId: sessions.clientId,
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

/** Ends one session of this person at once, with those of programs allowed in it; how many were live. */
export async function endSessionOf(tx: Transaction, userId: string, id: string, at: Date): Promise<number> {
  await lockSessionsOf(tx, userId);
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        or(eq(sessions.id, id), eq(sessions.grantedFromId, id)),
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends every session of the person at once, or all but one; the number that were live. */
export async function endSessionRows(tx: Transaction, userId: string, at: Date, except?: string): Promise<number> {
  await lockSessionsOf(tx, userId);
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
