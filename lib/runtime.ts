import type { Logger } from 'pino';

import type { Database, Pool } from '#db/client.ts';
import type { Base } from '#lib/api/bases.ts';
import type { ApiDocument } from '#lib/api/openapi.ts';
import type { Clock } from '#lib/clock.ts';
import type { Docs } from '#lib/docs/types.ts';
import type { Env } from '#lib/env.ts';
import type { Secrets } from '#lib/secrets.ts';
import type { Verification } from '#lib/verification/types.ts';

/** Told about changes that end or alter what a token may do, so that no cache outlives them. */
export interface ChangeSink {
  /** Drops everything this process cached about the token; call after the transaction committed. */
  tokenChanged(tokenId: string): void;
  organizationChanged(organizationId: string): void;
}

/**
 * The long-lived parts of one process. `lib/server/main.ts` builds one and stores it under a global symbol,
 * because Next bundles a second copy of every module: module-level state would exist twice.
 */
export interface Runtime {
  env: Env;
  secrets: Secrets;
  pool: Pool;
  db: Database;
  clock: Clock;
  log: Logger;
  /** Checks token values; built by `createVerification`. */
  verification: Verification;
  /** `verification.changes`, under the name services know. */
  changes: ChangeSink;
  /** How far this process's clock is ahead of PostgreSQL's, in milliseconds; null until measured. */
  clockSkewMs(): number | null;
}

/** The runtime of a started process, as pages find it. */
export interface StartedRuntime extends Runtime {
  /** The pages under `/docs`, read once. */
  docs: Docs;
  /** The OpenAPI document of a base; each is made once. */
  apiDocument(base: Base): ApiDocument;
}

const KEY = Symbol.for('latchkey.runtime');
type Holder = { [KEY]?: StartedRuntime };

export function setRuntime(runtime: StartedRuntime): void {
  (globalThis as Holder)[KEY] = runtime;
}

/** The process's runtime. Throws when called outside a started process (for instance during `next build`). */
export function getRuntime(): StartedRuntime {
  const runtime = (globalThis as Holder)[KEY];
  if (!runtime) throw new Error('The Latchkey runtime is not started in this process.');
  return runtime;
}
