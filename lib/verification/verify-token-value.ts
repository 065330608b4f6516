import type { Clock } from '#lib/clock.ts';
import type { RequestFacts } from '#lib/context.ts';
import { sha256 } from '#lib/tokens/keyed-hash.ts';
import { readJti, TOKEN_VALUE_MAX } from '#lib/tokens/token-value.ts';
import type { ValueDigests } from '#lib/tokens/value-digests.ts';

import type { ChangeListener } from './change-listener.ts';
import type { ValueFinder } from './find-value.ts';
import { REFUSED, type KnownValue } from './known-value.ts';
import type { LastUsedRecorder } from './last-used-recorder.ts';
import type { PepperRenewal } from './pepper-renewal.ts';
import type { PepperWatch } from './pepper-watch.ts';
import type { TokenCache } from './token-cache.ts';
import type { Inquiry, LookUp, VerificationAnswer } from './types.ts';
import { clockIsOff, MAX_SKEW_MS, unavailable } from './unavailable.ts';

export interface VerifyParts {
  clock: Clock;
  digests: ValueDigests;
  finder: Pick<ValueFinder, 'find' | 'isWaiting'>;
  cache: TokenCache;
  listener: Pick<ChangeListener, 'isTrusted' | 'skewMs'>;
  recorder: Pick<LastUsedRecorder, 'record'>;
  renewal: Pick<PepperRenewal, 'add'>;
  peppers: Pick<PepperWatch, 'isAnyMissing' | 'look'>;
}

type Caller = Pick<RequestFacts, 'address' | 'userAgent'>;

/**
 * Decides about one plaintext value. The database is the authority: the signature proves nothing about being alive, so
 * nobody looks at it here. Answers at once, without a promise, what the cache knows and what is noise; the clock decides
 * anew each time. Throws UNAVAILABLE rather than guess, at once or later. `monotonic` is the time of `performance.now()`;
 * the rest is that of `Verification.verify`.
 */
export function verifyTokenValue(
  parts: VerifyParts,
  value: string,
  caller: Caller,
  inquiry: Inquiry | null = null,
  monotonic = performance.now(),
): VerificationAnswer | Promise<VerificationAnswer> {
  if (value.length > TOKEN_VALUE_MAX) return REFUSED.noise;
  const key = sha256(value);
  const known = cachedValue(parts, key, monotonic);
  if (known) return answer(parts, known, caller, inquiry);
  const ahead = inquiry?.ahead;
  // The caller's check may take long: what was read before a change that was heard of meanwhile is read anew.
  if (ahead?.epoch === parts.cache.epoch) return readValue(parts, ahead, caller, inquiry);
  if (parts.finder.isWaiting(key)) return readValue(parts, lookUp(parts, key), caller, inquiry);
  // Only what carries our mark may cost a query.
  const jti = readJti(value);
  if (jti === null) return REFUSED.noise;
  if (parts.digests.isEmpty) throw pepperIsMissing();
  if (parts.digests.isOurs(jti)) return readValue(parts, lookUp(parts, key), caller, inquiry);
  if (parts.peppers.isAnyMissing) throw pepperIsMissing();
  return REFUSED.noise;
}

/**
 * Begins to read a value that will be asked about if it turns out that somebody may ask: both are then found in one trip
 * to the database. Null for what costs no query, or would be refused. `monotonic` is the time of `performance.now()`.
 */
export function lookAhead(parts: VerifyParts, value: string, monotonic = performance.now()): LookUp | null {
  if (value.length > TOKEN_VALUE_MAX) return null;
  const jti = readJti(value);
  if (jti === null || !parts.digests.isOurs(jti)) return null;
  const key = sha256(value);
  if (parts.listener.isTrusted(monotonic) && parts.cache.has(key)) return null;
  const ahead = lookUp(parts, key);
  // Nobody may come to ask.
  ahead.found.catch(() => {});
  return ahead;
}

const lookUp = ({ cache, finder }: VerifyParts, key: string): LookUp => ({
  key,
  epoch: cache.epoch,
  found: finder.find(key),
});

async function readValue(
  parts: VerifyParts,
  { key, epoch, found }: LookUp,
  caller: Caller,
  inquiry: Inquiry | null,
): Promise<VerificationAnswer> {
  const known = await found;
  if (!known) {
    await parts.peppers.look().catch((cause: unknown) => {
      throw unavailable('The database did not answer', cause);
    });
    if (parts.peppers.isAnyMissing) throw pepperIsMissing();
    return REFUSED.unknown;
  }
  parts.cache.store(key, known, epoch);
  parts.renewal.add(known.row, key);
  return answer(parts, known, caller, inquiry);
}

const pepperIsMissing = () => unavailable('A pepper of token values is missing');

function answer(
  { clock, recorder }: VerifyParts,
  known: KnownValue,
  { address, userAgent }: Caller,
  inquiry: Inquiry | null,
): VerificationAnswer {
  const { tokenId, valueId, organizationId } = known;
  if (inquiry && inquiry.organizationId !== organizationId) return REFUSED.unknown;
  const at = clock.now();
  const told = known.answerAt(at, inquiry ? (inquiry.userAddress ?? null) : address);
  known.counter = recorder.record({ tokenId, valueId, at, address, userAgent, isAccepted: told.ok }, known.counter);
  return told;
}

function cachedValue({ cache, listener }: VerifyParts, key: string, monotonic: number): KnownValue | undefined {
  if (!listener.isTrusted(monotonic)) return undefined;
  const known = cache.find(key);
  if (!known) return undefined;
  const skew = listener.skewMs();
  if (skew === null || Math.abs(skew) > MAX_SKEW_MS) throw clockIsOff();
  return known;
}
