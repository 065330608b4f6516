import { pino } from 'pino';
import { vi } from 'vitest';

import { prepareVerificationQueries, type VerificationQueries } from '#db/queries/verification.ts';
import type { TestDatabase } from '#db/testing/test-database.ts';
import type { Secrets } from '#lib/secrets.ts';
import { ValueDigests } from '#lib/tokens/value-digests.ts';

import { ValueFinder } from '../find-value.ts';
import { LastUsedRecorder, type RecordedCall } from '../last-used-recorder.ts';
import { PepperRenewal } from '../pepper-renewal.ts';
import { TokenCache } from '../token-cache.ts';
import type { LookUp } from '../types.ts';
import { lookAhead, verifyTokenValue, type VerifyParts } from '../verify-token-value.ts';

interface ProcessParts extends Partial<VerifyParts> {
  queries?: VerificationQueries;
  secrets?: Secrets;
}

/** The verification of one process with its queries counted, its listener trusted and its clock in the test's hand. */
export function makeProcess(database: TestDatabase, now: Date, given: ProcessParts = {}) {
  const { queries: real = prepareVerificationQueries(database.db), secrets = database.secrets, ...changes } = given;
  const queries = {
    selectByDigests: vi.fn<VerificationQueries['selectByDigests']>(real.selectByDigests),
  };
  const log = pino({ level: 'silent' });
  const cache = new TokenCache();
  const digests = new ValueDigests(secrets);
  const recorder = new LastUsedRecorder(database.db, log);
  const renewal = new PepperRenewal(database.db, log, digests);
  const calls: RecordedCall[] = [];
  const time = { now };
  const clock = { now: () => time.now };
  const parts: VerifyParts = {
    clock,
    digests,
    finder: new ValueFinder({ queries, digests, clock }),
    cache,
    listener: { isTrusted: () => true, skewMs: () => 0 },
    recorder: {
      record(call, last) {
        calls.push(call);
        return recorder.record(call, last);
      },
    },
    renewal,
    peppers: { isAnyMissing: false, look: () => Promise.resolve() },
    ...changes,
  };
  return {
    verify: async (value: string, organizationId?: string, ahead: LookUp | null = null) =>
      verifyTokenValue(
        parts,
        value,
        { address: '198.51.100.4', userAgent: 'test/1' },
        organizationId === undefined ? null : { organizationId, ahead },
      ),
    lookAhead: (value: string) => lookAhead(parts, value),
    queryCount: () => queries.selectByDigests.mock.calls.length,
    cache,
    calls,
    renewal,
    time,
  };
}

/** Real queries that answer as if PostgreSQL's clock stood at `now`, for tests that move their own clock far away. */
export function queriesAt(database: TestDatabase, clock: () => Date): VerificationQueries {
  const real = prepareVerificationQueries(database.db);
  return {
    async selectByDigests(digests) {
      const rows = await real.selectByDigests(digests);
      return rows.map((row) => ({ ...row, databaseNow: clock().getTime() }));
    },
  };
}
