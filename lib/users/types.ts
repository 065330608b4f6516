import type { Database } from '#db/client.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';
import type { RequestFacts } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';

/** PENDING: invited, with no way in yet. */
export type UserStatus = 'ACTIVE' | 'INACTIVE' | 'PENDING' | 'BANNED';

/** What a caller outside any Organization brings: set-up, sign-in, password links. */
export interface VisitorContext {
  db: Database;
  runtime: Runtime;
  now: Date;
  request: RequestFacts;
}

/** A signed-in person, in no particular Organization. */
export interface PersonContext extends VisitorContext {
  person: SignedIn;
}
