import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { selectIpRanges } from '#db/queries/ip-ranges.ts';
import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { prepareVerificationQueries } from '#db/queries/verification.ts';
import type { Resource } from '#lib/access/decide.ts';
import type { Clock } from '#lib/clock.ts';
import type { Secrets } from '#lib/secrets.ts';

import { AllowLists } from './allow-lists.ts';
import { ChangeListener } from './change-listener.ts';
import { GuessLimit } from './guess-limit.ts';
import { LastUsedRecorder } from './last-used-recorder.ts';
import { PlaceCache, type NamedPlace } from './place-cache.ts';
import { TokenCache } from './token-cache.ts';
import type { Verification } from './types.ts';
import { VerificationMeter } from './verification-meter.ts';
import { verifyTokenValue } from './verify-token-value.ts';

export interface VerificationOptions {
  db: Database;
  /** Leads to PostgreSQL itself, not through a transaction pooler: LISTEN needs a session. */
  databaseUrl: string;
  secrets: Secrets;
  clock: Clock;
  log: Logger;
  /** GUESSES_PER_ADDRESS: unknown values an address may send in five minutes; 0 means no limit. */
  guessLimit: number;
}

/**
 * Builds the verification part of one process: cache, change listener, usage recorder. Put the answer on the Runtime as
 * `verification`, its `changes` as the Runtime's `changes` and its `clockSkewMs` as the Runtime's `clockSkewMs`; call
 * `start()` once the database is migrated and `await stop()` at shutdown, before the pool ends.
 */
export function createVerification(options: VerificationOptions): Verification {
  const { db, databaseUrl, secrets, clock, log, guessLimit } = options;
  const cache = new TokenCache();
  const meter = new VerificationMeter();
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
  const places = new PlaceCache({
    read: (organizationId, place) => readPlace(db, organizationId, place),
    isTrusted: () => listener.isTrusted(),
  });
  const dropOrganization = (organizationId: string) => {
    cache.dropOrganization(organizationId);
    allowLists.drop(organizationId);
    places.drop(organizationId);
  };
  const listener: ChangeListener = new ChangeListener({
    databaseUrl,
    clock,
    log,
    onChange: (kind, id) => (kind === 'token' ? cache.dropToken(id) : dropOrganization(id)),
    onReset: () => {
      cache.clear();
      allowLists.clear();
      places.clear();
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
    async verify(value, request, organizationId) {
      const started = performance.now();
      try {
        const answer = await verifyTokenValue(parts, value, request, organizationId);
        meter.count(answer.ok ? 'accepted' : answer.reason, performance.now() - started);
        return answer;
      } catch (error) {
        meter.count('unavailable', performance.now() - started);
        throw error;
      }
    },
    findPlace: (organizationId, place) => places.find(organizationId, place),
    isAddressAllowed: (organizationId, address) => allowLists.allows(organizationId, address),
    changes: {
      tokenChanged: (tokenId) => cache.dropToken(tokenId),
      organizationChanged: dropOrganization,
    },
    clockSkewMs: () => listener.skewMs(),
    isCacheTrusted: () => listener.isTrusted(),
    isPepperMissing: parts.isPepperMissing,
    guesses: new GuessLimit({ limit: guessLimit, log }),
    meter,
    cacheFacts: () => ({ entries: cache.size, hits: cache.hits, misses: cache.misses }),
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

async function readPlace(db: Database, organizationId: string, { type, id }: NamedPlace): Promise<Resource | null> {
  if (type === 'WORKSPACE') {
    const found = (await selectWorkspacePlaces(db, organizationId, [id])).get(id);
    return found ? { organizationId, workspaceId: found.id } : null;
  }
  const found = (await selectDeploymentPlaces(db, organizationId, [id])).get(id);
  return found ? { organizationId, workspaceId: found.workspaceId, deploymentId: found.id } : null;
}
