import type { Database } from '#db/client.ts';
import { selectLiveSession, touchSession } from '#db/queries/sessions.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

const MINUTE = 60_000;
/** A session ends after this long without a request. */
export const IDLE_LIMIT_MS = 8 * 60 * MINUTE;
/** A session ends this long after the sign-in, whatever the activity. */
export const ABSOLUTE_LIMIT_MS = 7 * 24 * 60 * MINUTE;

/**
 * The person behind a session, or null when it ended: signed out, too old, idle too long, or the user is no longer
 * active. Marks the session as seen, at most once a minute.
 */
export async function checkSession(
  db: Database,
  claims: { sid: string; sub: string },
  now: Date,
): Promise<SignedIn | null> {
  const session = await selectLiveSession(db, claims.sid, now);
  if (!session || session.userId !== claims.sub) return null;
  if (session.lastSeenAt.getTime() + IDLE_LIMIT_MS <= now.getTime()) return null;
  if (session.lastSeenAt.getTime() + MINUTE <= now.getTime()) await touchSession(db, claims.sid, now);
  const { userId, email, fullName, authenticatedAt } = session;
  return { userId, email, fullName, sessionId: claims.sid, authenticatedAt };
}
