import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Runtime } from '#lib/runtime.ts';

type Keys = Pick<Runtime, 'secrets'>;

/** Ties the mark to one sign-in: `state` is random, and next-auth checks that it comes back to the browser that has it. */
function markOf({ secrets }: Keys, state: string): string {
  return createHmac('sha256', secrets.sessionKey).update(`asked again ${state}`).digest('base64url');
}

/**
 * What to keep in the browser while it is at the provider: that this very request asks the person to prove who they are
 * (`prompt=login`). Null for every other answer of next-auth.
 */
export function askedAgainMark(keys: Keys, location: string | null | undefined): string | null {
  if (!location || !URL.canParse(location)) return null;
  const { searchParams: asked } = new URL(location);
  const state = asked.get('state');
  return state && asked.get('prompt') === 'login' ? markOf(keys, state) : null;
}

/** Whether the answer with this `state` belongs to a request that asked the person again. */
export function wasAskedAgain(keys: Keys, mark: string | undefined, state: string | null): boolean {
  if (!mark || !state) return false;
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(keys, state))];
  return given.length === right.length && timingSafeEqual(given, right);
}
