import { createPublicKey } from 'node:crypto';

import { compactVerify } from 'jose';

import type { EndedValueRow, VerificationQueries, VerificationRow } from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import type { RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import type { Secrets } from '#lib/secrets.ts';
import {
  candidateDigests,
  isTagged,
  isValueShaped,
  readClaims,
  shortTokenOf,
  type TokenValueClaims,
} from '#lib/tokens/token-value.ts';

import { isAllowedFrom } from './allowed-from.ts';
import type { ChangeListener } from './change-listener.ts';
import type { LastUsedRecorder } from './last-used-recorder.ts';
import type { TokenCache } from './token-cache.ts';
import type { RefusalReason, VerificationAnswer } from './types.ts';

const MAX_SKEW_MS = 5_000;

export interface VerifyParts {
  secrets: Secrets;
  clock: Clock;
  queries: VerificationQueries;
  cache: TokenCache;
  listener: Pick<ChangeListener, 'isTrusted' | 'skewMs'>;
  recorder: Pick<LastUsedRecorder, 'record'>;
  /** True while live values were made with a pepper that is not configured, so that "unknown" cannot be told. */
  isPepperMissing(): boolean;
}

type Caller = Pick<RequestFacts, 'address' | 'userAgent'>;

/**
 * Decides about one plaintext value. The database is the authority: the signature proves nothing about being alive, so
 * it is looked at only to tell the holder of an ended value what became of it. Throws UNAVAILABLE rather than guess.
 */
export async function verifyTokenValue(
  parts: VerifyParts,
  value: string,
  caller: Caller,
  organizationId?: string,
): Promise<VerificationAnswer> {
  if (!isValueShaped(value)) return { ok: false, reason: 'noise' };
  const digests = candidateDigests(parts.secrets, value);
  let row = cachedRow(parts, digests) ?? null;
  if (!row) {
    // Only what carries our mark may cost a query.
    const claims = readClaims(value);
    if (!claims) return { ok: false, reason: 'noise' };
    if (parts.secrets.peppers.size === 0) throw unavailable('The pepper of token values is missing');
    if (!isTagged(parts.secrets, claims)) {
      if (parts.isPepperMissing()) throw unavailable('A pepper of token values is missing');
      return { ok: false, reason: 'noise' };
    }
    row = (await readRow(parts, digests)) ?? (await endedRow(parts, value, claims));
  }
  if (!row || (organizationId !== undefined && row.organizationId !== organizationId)) {
    return { ok: false, reason: 'unknown' };
  }

  const now = parts.clock.now();
  const reason = refusalOf(row, now) ?? (isAllowedFrom(row.allowedIpRanges, caller.address) ? null : 'address');
  const { tokenId, valueId } = row;
  const { address, userAgent } = caller;
  parts.recorder.record({ tokenId, valueId, at: now, address, userAgent, isAccepted: reason === null });
  if (reason) return { ok: false, reason };
  return {
    ok: true,
    tokenId,
    valueId,
    name: row.name,
    scope: row.scope,
    entityId: row.entityId,
    organization: { id: row.organizationId, shortName: row.organizationShortName, name: row.organizationName },
    hasIpRanges: row.hasIpRanges,
    bindings: row.bindings,
    startsAt: row.startsAt,
    expiresAt: earliest(row.endsAt, row.tokenEndAt),
  };
}

/** Why a known value is refused at `now`, or null. The same order as `tokenStatus`, the value's own end first. */
function refusalOf(
  row: Omit<VerificationRow, 'bindings' | 'databaseNow'>,
  now: Date,
): Exclude<RefusalReason, 'noise' | 'unknown' | 'address'> | null {
  const isPast = (moment: Date | null) => moment !== null && moment.getTime() <= now.getTime();
  const hasEnded = row.endedAt !== null || row.digest === null;
  if (row.deletedAt || (hasEnded && row.endReason === 'DELETED')) return 'deleted';
  if (hasEnded) return 'rotated';
  if (isPast(row.endsAt) && row.isReplaced) return 'rotated';
  if (isPast(row.endsAt) || isPast(row.tokenEndAt)) return 'expired';
  return row.pausedAt ? 'paused' : null;
}

const earliest = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));

function cachedRow(parts: VerifyParts, digests: Buffer[]): VerificationRow | undefined {
  if (!parts.listener.isTrusted()) return undefined;
  const row = parts.cache.find(digests);
  const skew = parts.listener.skewMs();
  if (row && (skew === null || Math.abs(skew) > MAX_SKEW_MS)) throw clockIsOff();
  return row;
}

async function readRow(parts: VerifyParts, digests: Buffer[]): Promise<VerificationRow | null> {
  const { epoch } = parts.cache;
  const row = await asking(parts, () => parts.queries.selectByDigests(digests));
  if (row?.digest) parts.cache.store(row.digest, row, epoch);
  return row;
}

/** Runs a query and makes sure that this clock and PostgreSQL's agree, as far as the time of the trip can tell. */
async function asking<T extends VerificationRow>(parts: VerifyParts, ask: () => Promise<T | null>): Promise<T | null> {
  const before = parts.clock.now().getTime();
  const row = await ask().catch((cause: unknown) => {
    throw unavailable('The database did not answer', cause);
  });
  const after = parts.clock.now().getTime();
  if (row && (row.databaseNow < before - MAX_SKEW_MS || row.databaseNow > after + MAX_SKEW_MS)) throw clockIsOff();
  return row;
}

/** The digest of a value that ended for good is destroyed; its genuine holder is recognised by the signature instead. */
async function endedRow(
  parts: VerifyParts,
  value: string,
  { tokenId, keyId }: TokenValueClaims,
): Promise<EndedValueRow | null> {
  if (tokenId === null || keyId === null) return null;
  const row = await asking(parts, () =>
    parts.queries.selectEndedValue({ tokenId, keyId, shortToken: shortTokenOf(value) }),
  );
  return row && (await isSignedWith(row.publicKey, value)) ? row : null;
}

async function isSignedWith(publicKey: Buffer, value: string): Promise<boolean> {
  const key = createPublicKey({ key: publicKey, type: 'spki', format: 'der' });
  return compactVerify(value, key, { algorithms: ['EdDSA'] }).then(
    () => true,
    () => false,
  );
}

const unavailable = (what: string, cause?: unknown) =>
  new DomainError('UNAVAILABLE', `${what}, so tokens cannot be checked now. Try again.`, { cause });

const clockIsOff = () => unavailable('The clock of this server and that of its database are more than 5 seconds apart');
