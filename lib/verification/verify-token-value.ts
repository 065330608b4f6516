import type { Clock } from '#lib/clock.ts';
import type { RequestFacts } from '#lib/context.ts';
import { sha256 } from '#lib/tokens/keyed-hash.ts';
import { readJti, TOKEN_VALUE_MAX } from '#lib/tokens/token-value.ts';
import type { ValueDigests } from '#lib/tokens/value-digests.ts';

import type { ChangeListener } from './change-listener.ts';
import type { ValueFinder } from './find-value.ts';
import { KnownValue, REFUSED } from './known-value.ts';
import type { LastUsedRecorder } from './last-used-recorder.ts';
import type { PepperRenewal } from './pepper-renewal.ts';
import type { PepperWatch } from './pepper-watch.ts';
import type { TokenCache } from './token-cache.ts';
import type { VerificationAnswer } from './types.ts';
import { clockIsOff, MAX_SKEW_MS, unavailable } from './unavailable.ts';

export interface VerifyParts {
  clock: Clock;
  digests: ValueDigests;
  finder: Pick<ValueFinder, 'find'>;
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
  organizationId?: string,
  monotonic = performance.now(),
  userAddress: string | null = null,
): VerificationAnswer | Promise<VerificationAnswer> {
  if (value.length > TOKEN_VALUE_MAX) return REFUSED.noise;
  const key = sha256(value);
  const known = cachedValue(parts, key, monotonic);
  if (known) return answer(parts, known, caller, organizationId, userAddress);
  // Only what carries our mark may cost a query.
  const jti = readJti(value);
  if (jti === null) return REFUSED.noise;
  if (parts.digests.isEmpty) throw pepperIsMissing();
  if (parts.digests.isOurs(jti)) return readValue(parts, key, caller, organizationId, userAddress);
  if (parts.peppers.isAnyMissing) throw pepperIsMissing();
  return REFUSED.noise;
}

async function readValue(
  parts: VerifyParts,
  key: string,
  caller: Caller,
  organizationId: string | undefined,
  userAddress: string | null,
): Promise<VerificationAnswer> {
  const { epoch } = parts.cache;
  const row = await parts.finder.find(key);
  if (!row) {
    await parts.peppers.look().catch((cause: unknown) => {
      throw unavailable('The database did not answer', cause);
    });
    if (parts.peppers.isAnyMissing) throw pepperIsMissing();
    return REFUSED.unknown;
  }
  const known = new KnownValue(row);
  parts.cache.store(key, known, epoch);
  parts.renewal.add(row, key);
  return answer(parts, known, caller, organizationId, userAddress);
}

const pepperIsMissing = () => unavailable('A pepper of token values is missing');

function answer(
  { clock, recorder }: VerifyParts,
  known: KnownValue,
  { address, userAgent }: Caller,
  organizationId: string | undefined,
  userAddress: string | null,
): VerificationAnswer {
  const { tokenId, valueId, organizationId: home } = known;
  if (organizationId !== undefined && organizationId !== home) return REFUSED.unknown;
  const at = clock.now();
  // Whoever names the Organization asks about a value of somebody else, whose address we know only if they tell it.
  const told = known.answerAt(at, organizationId === undefined ? address : userAddress);
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
