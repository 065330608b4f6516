import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { selectIpRanges } from '#db/queries/ip-ranges.ts';
import { prepareVerificationQueries } from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import type { Secrets } from '#lib/secrets.ts';

import { AllowLists } from './allow-lists.ts';
import { ChangeListener } from './change-listener.ts';
import { LastUsedRecorder } from './last-used-recorder.ts';
import { TokenCache } from './token-cache.ts';
import type { Verification } from './types.ts';
import { verifyTokenValue } from './verify-token-value.ts';

export interface VerificationOptions {
  db: Database;
  /** Leads to PostgreSQL itself, not through a transaction pooler: LISTEN needs a session. */
  databaseUrl: string;
  secrets: Secrets;
  clock: Clock;
  log: Logger;
}

/**
 * Builds the verification part of one process: cache, change listener, usage recorder. Put the answer on the Runtime as
 * `verification`, its `changes` as the Runtime's `changes` and its `clockSkewMs` as the Runtime's `clockSkewMs`; call
 * `start()` once the database is migrated and `await stop()` at shutdown, before the pool ends.
 */
export function createVerification(options: VerificationOptions): Verification {
  const { db, databaseUrl, secrets, clock, log } = options;
  const cache = new TokenCache();
  const recorder = new LastUsedRecorder(db, log);
  const queries = prepareVerificationQueries(db);
  let missingPeppers: number[] = [];

  const lookForMissingPeppers = async () => {
    missingPeppers = await queries.selectMissingPeppers([...secrets.peppers.keys()]);
    if (missingPeppers.length > 0) {
      log.error({ missingPeppers }, 'live token values need peppers that TOKEN_PEPPERS does not hold');
    }
  };
  const allowLists = new AllowLists({
    read: (organizationId) => selectIpRanges(db, organizationId),
    isTrusted: () => listener.isTrusted(),
  });
  const dropOrganization = (organizationId: string) => {
    cache.dropOrganization(organizationId);
    allowLists.drop(organizationId);
  };
  const listener: ChangeListener = new ChangeListener({
    databaseUrl,
    clock,
    log,
    onChange: (kind, id) => (kind === 'token' ? cache.dropToken(id) : dropOrganization(id)),
    onReset: () => {
      cache.clear();
      allowLists.clear();
      lookForMissingPeppers().catch(() => {});
    },
  });
  const parts = {
    secrets,
    clock,
    queries,
    cache,
    listener,
    recorder,
    isPepperMissing: () => missingPeppers.length > 0,
  };

  return {
    verify: (value, request) => verifyTokenValue(parts, value, request),
    isAddressAllowed: (organizationId, address) => allowLists.allows(organizationId, address),
    changes: {
      tokenChanged: (tokenId) => cache.dropToken(tokenId),
      organizationChanged: dropOrganization,
    },
    clockSkewMs: () => listener.skewMs(),
    isCacheTrusted: () => listener.isTrusted(),
    start() {
      listener.start();
      recorder.start();
    },
    flush: () => recorder.flush(),
    async stop() {
      listener.stop();
      await recorder.stop();
    },
  };
}
