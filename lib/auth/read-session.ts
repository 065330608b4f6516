import type { SignedIn } from './types.ts';

/** The caller's session, checked against the database on every call; null when there is none or it ended. */
export async function readSession(): Promise<SignedIn | null> {
  throw new Error('not built yet');
}
