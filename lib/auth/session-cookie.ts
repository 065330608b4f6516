import { decode } from 'next-auth/jwt';

import type { Runtime } from '#lib/runtime.ts';

/** What the session cookie holds: two ids. Everything else is read from the database on every call. */
export interface SessionClaims {
  sid: string;
  sub: string;
}

export function isSecure(runtime: Pick<Runtime, 'env'>): boolean {
  return runtime.env.publicUrl.startsWith('https:');
}

/** next-auth's own name for it; `__Secure-` cookies exist only over HTTPS. */
export function sessionCookieName(runtime: Pick<Runtime, 'env'>): string {
  return `${isSecure(runtime) ? '__Secure-' : ''}next-auth.session-token`;
}

/** The two ids in a session cookie; null when the text was not written with this installation's session key. */
export async function readSessionCookie(
  runtime: Pick<Runtime, 'secrets'>,
  cookie: string | undefined,
): Promise<SessionClaims | null> {
  if (!cookie) return null;
  try {
    const claims = await decode({ token: cookie, secret: runtime.secrets.sessionKey });
    const { sid, sub } = claims ?? {};
    return typeof sid === 'string' && typeof sub === 'string' ? { sid, sub } : null;
  } catch {
    return null;
  }
}
