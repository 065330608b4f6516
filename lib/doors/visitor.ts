import { headers } from 'next/headers';
import { cache } from 'react';

import { hasOidc } from '#lib/auth/oidc-provider.ts';
import { readSession } from '#lib/auth/read-session.ts';
import type { RequestFacts } from '#lib/context.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getAccount } from '#lib/users/get-account.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { requestFacts } from './request-facts.ts';

/** What is known of a caller outside any Organization. */
export function visitorContext(request: RequestFacts): VisitorContext {
  const runtime = getRuntime();
  return { db: runtime.db, runtime, now: runtime.clock.now(), request };
}

/** The VisitorContext of this page load. */
export async function visitorPage(): Promise<VisitorContext> {
  return visitorContext(requestFacts(await headers()));
}

/** Name of the identity provider for buttons, or null when none is set up. */
export function ssoName(): string | null {
  const { env } = getRuntime();
  return hasOidc(env) ? env.OIDC_NAME : null;
}

/** The signed-in person and how they can prove it again; null when nobody is signed in. */
export const readPerson = cache(async () => {
  const session = await readSession();
  if (!session) return null;
  const { hasPassword } = await getAccount(getRuntime().db, session.userId);
  return {
    id: session.userId,
    email: session.email,
    fullName: session.fullName,
    hasPassword,
    ssoName: ssoName(),
  };
});
