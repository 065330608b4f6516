import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { selectIpRanges } from '#db/queries/ip-ranges.ts';
import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { prepareVerificationQueries } from '#db/queries/verification.ts';
import type { Resource } from '#lib/access/decide.ts';
import type { Clock } from '#lib/clock.ts';
import type { Secrets } from '#lib/secrets.ts';
import { readJti } from '#lib/tokens/token-value.ts';
import { ValueDigests } from '#lib/tokens/value-digests.ts';

import { AllowLists } from './allow-lists.ts';
import { ChangeListener } from './change-listener.ts';
import { ValueFinder } from './find-value.ts';
import { GuessLimit } from './guess-limit.ts';
import { LastUsedRecorder } from './last-used-recorder.ts';
import { PepperRenewal } from './pepper-renewal.ts';
import { PepperWatch } from './pepper-watch.ts';
import { PlaceCache, type NamedPlace } from './place-cache.ts';
import { TokenCache } from './token-cache.ts';
import type { Verification, VerificationAnswer } from './types.ts';
import { VerificationMeter } from './verification-meter.ts';
import { lookAhead, verifyTokenValue, type VerifyParts } from './verify-token-value.ts';

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

  const digests = new ValueDigests(secrets);
  const peppers = new PepperWatch({ db, log, configured: [...secrets.peppers.keys()] });
  const renewal = new PepperRenewal(db, log, digests);
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
      peppers.look().catch(() => {});
    },
  });
  const parts: VerifyParts = {
    clock,
    digests,
    finder: new ValueFinder({ queries, digests, clock }),
    cache,
    listener,
    recorder,
    renewal,
    peppers,
  };

  const counted = (answer: VerificationAnswer, started: number) => {
    meter.count(answer.ok ? 'accepted' : answer.reason, performance.now() - started);
    return answer;
  };
  const failedAfter = (error: unknown, started: number): never => {
    meter.count('unavailable', performance.now() - started);
    throw error;
  };

  return {
    verify(value, request, inquiry) {
      const started = performance.now();
      try {
        const answer = verifyTokenValue(parts, value, request, inquiry, started);
        if (!(answer instanceof Promise)) return counted(answer, started);
        const failed = (error: unknown) => failedAfter(error, started);
        return answer.then((later) => counted(later, started), failed);
      } catch (error) {
        return failedAfter(error, started);
      }
    },
    lookAhead: (value) => lookAhead(parts, value),
    findPlace: (organizationId, place) => places.find(organizationId, place),
    isAddressAllowed: (organizationId, address) => allowLists.allows(organizationId, address),
    changes: {
      tokenChanged: (tokenId) => cache.dropToken(tokenId),
      organizationChanged: dropOrganization,
    },
    clockSkewMs: () => listener.skewMs(),
    isCacheTrusted: () => listener.isTrusted(),
    isPepperMissing: () => peppers.isAnyMissing,
    isOurs(value) {
      const jti = readJti(value);
      return jti !== null && digests.isOurs(jti);
    },
    acceptTagKeys: (tagKeys) => (tagKeys === 'any' ? digests.acceptAnyTag() : digests.acceptTagKeys(tagKeys)),
    guesses: new GuessLimit({ limit: guessLimit, log }),
    meter,
    cacheFacts: () => ({ entries: cache.size, hits: cache.hits, misses: cache.misses }),
    start() {
      listener.start();
      recorder.start();
      renewal.start();
    },
    async flush() {
      await Promise.all([recorder.flush(), renewal.flush()]);
    },
    async stop() {
      listener.stop();
      await Promise.all([recorder.stop(), renewal.stop()]);
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
