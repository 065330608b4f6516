import type { Database, Queryable } from '#db/client.ts';
import { selectLiveSession, touchSession, type LiveSession } from '#db/queries/sessions.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

const MINUTE = 60_000;
/** A session in a browser ends after this long without a request. */
export const IDLE_LIMIT_MS = 8 * 60 * MINUTE;
/** A program's session ends after this long without one: somebody uses it once a day, not once an hour. */
export const CLIENT_IDLE_LIMIT_MS = 24 * 60 * MINUTE;
/** A session ends this long after the sign-in, whatever the activity; a program's with the one it was allowed in. */
export const ABSOLUTE_LIMIT_MS = 7 * 24 * 60 * MINUTE;

/** True when nothing came for too long. */
export function isIdle(session: Pick<LiveSession, 'clientId' | 'lastSeenAt'>, now: Date): boolean {
  const limit = session.clientId === null ? IDLE_LIMIT_MS : CLIENT_IDLE_LIMIT_MS;
  return session.lastSeenAt.getTime() + limit <= now.getTime();
}

/**
 * A session that is in force, of a browser or a program; null when it ended: signed out, too old, idle too long, or the
 * user is no longer active.
 */
export async function findSession(db: Queryable, id: string, now: Date): Promise<LiveSession | null> {
  const session = await selectLiveSession(db, id, now);
  return session && !isIdle(session, now) ? session : null;
}

/** The person behind a browser's session cookie, or null when the session ended. Marks it as seen. */
export async function checkSession(
  db: Database,
  claims: { sid: string; sub: string },
  now: Date,
): Promise<SignedIn | null> {
  const session = await findSession(db, claims.sid, now);
  if (!session || session.clientId !== null || session.userId !== claims.sub) return null;
  return seen(db, claims.sid, session, now);
}

/** The person behind a program's session, or null when the session ended. Marks it as seen. */
export async function checkClientSession(db: Database, id: string, now: Date): Promise<SignedIn | null> {
  const session = await findSession(db, id, now);
  if (!session || session.clientId === null) return null;
  return seen(db, id, session, now);
}

/** At most once a minute: reading must not write. */
async function seen(db: Database, id: string, session: LiveSession, now: Date): Promise<SignedIn> {
  if (session.lastSeenAt.getTime() + MINUTE <= now.getTime()) await touchSession(db, id, now);
  const { userId, email, fullName, authenticatedAt } = session;
  return { userId, email, fullName, sessionId: id, authenticatedAt };
}
