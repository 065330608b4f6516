import { vi } from 'vitest';

import { prepareVerificationQueries, type VerificationQueries } from '#db/queries/verification.ts';
import type { TestDatabase } from '#db/testing/test-database.ts';

import type { RecordedCall } from '../last-used-recorder.ts';
import { TokenCache } from '../token-cache.ts';
import { verifyTokenValue, type VerifyParts } from '../verify-token-value.ts';

/** The verification of one process with its queries counted, its listener trusted and its clock in the test's hand. */
export function makeProcess(database: TestDatabase, now: Date, changes: Partial<VerifyParts> = {}) {
  const real = changes.queries ?? prepareVerificationQueries(database.db);
  const queries = {
    selectByDigests: vi.fn<VerificationQueries['selectByDigests']>(real.selectByDigests),
    selectEndedValue: vi.fn<VerificationQueries['selectEndedValue']>(real.selectEndedValue),
    selectMissingPeppers: real.selectMissingPeppers,
  };
  const cache = new TokenCache();
  const calls: RecordedCall[] = [];
  const time = { now };
  const parts: VerifyParts = {
    secrets: database.secrets,
    clock: { now: () => time.now },
    cache,
    listener: { isTrusted: () => true, skewMs: () => 0 },
    recorder: { record: (call) => calls.push(call) },
    isPepperMissing: () => false,
    ...changes,
    queries,
  };
  return {
    verify: (value: string) => verifyTokenValue(parts, value, { address: '198.51.100.4', userAgent: 'test/1' }),
    queryCount: () => queries.selectByDigests.mock.calls.length + queries.selectEndedValue.mock.calls.length,
    cache,
    calls,
    time,
  };
}

/** Real queries that answer as if PostgreSQL's clock stood at `now`, for tests that move their own clock far away. */
export function queriesAt(database: TestDatabase, clock: () => Date): VerificationQueries {
  const real = prepareVerificationQueries(database.db);
  const at = <T extends { databaseNow: number }>(row: T | null) => row && { ...row, databaseNow: clock().getTime() };
  return {
    ...real,
    selectByDigests: async (digests) => at(await real.selectByDigests(digests)),
    selectEndedValue: async (claims) => at(await real.selectEndedValue(claims)),
  };
}
