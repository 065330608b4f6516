import type { Database } from '#db/client.ts';
import { selectTokenSession } from '#db/queries/grants.ts';
import { checkClientSession } from '#lib/users/check-session.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

import { grantDigest } from './grant-secrets.ts';

/**
 * The person an access token stands for, or null when it or its session has ended. Asked of the database each time, so
 * that what ends a session in any process ends its tokens at once.
 */
export async function checkAccessToken(db: Database, value: string, now: Date): Promise<SignedIn | null> {
  const sessionId = await selectTokenSession(db, grantDigest(value), 'ACCESS', now);
  return sessionId === null ? null : checkClientSession(db, sessionId, now);
}
