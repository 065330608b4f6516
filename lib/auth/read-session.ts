import { cookies } from 'next/headers';
import { cache } from 'react';

import { getRuntime } from '#lib/runtime.ts';
import { checkSession } from '#lib/users/check-session.ts';

import { readSessionCookie, sessionCookieName } from './session-cookie.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

/**
 * The caller's session, checked against the database on every call; null when there is none or it ended. Within one
 * page render it is looked up once; server actions and route handlers ask anew.
 */
export const readSession: () => Promise<SignedIn | null> = cache(async () => {
  const runtime = getRuntime();
  const claims = await readSessionCookie(runtime, (await cookies()).get(sessionCookieName(runtime))?.value);
  return claims && checkSession(runtime.db, claims, runtime.clock.now());
});
