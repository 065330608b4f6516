import { bearerChallenge } from '#lib/bearer-challenge.ts';
import type { Context, RequestFacts } from '#lib/context.ts';
import { DomainError, tooManyRequests } from '#lib/errors.ts';
import { requireAllowedAddress } from '#lib/ip-ranges/require-allowed-address.ts';
import type { Runtime } from '#lib/runtime.ts';
import { isAccessToken } from '#lib/grants/access-token.ts';
import type { AcceptedValue, RefusalReason } from '#lib/verification/types.ts';
import { whenKnown } from '#lib/when-known.ts';

import { personBearerContext } from './person-bearer.ts';

const NOT_KNOWN = 'This API token is not known here. Check that the whole value was copied, or create another one.';

/** What the caller is told. Only the holder of a genuine value learns more than that it is not known. */
const REFUSALS: Record<Exclude<RefusalReason, 'address'>, string> = {
  noise: NOT_KNOWN,
  unknown: NOT_KNOWN,
  expired: 'This API token has expired. Rotate it to get a new value, or create another one.',
  paused: 'This API token is paused. Its page in the console says why: resume it, or rotate it after a leak report.',
  deleted: 'This API token was deleted. Create another one.',
  rotated: 'This value was replaced by rotation. Use the newest value of this API token.',
};
const NO_TOKEN = 'This address needs an API token. Send it in the header “Authorization: Bearer <token>”.';

const BEARER = 'Bearer ';

/** Finds the value in an Authorization header; null when there is none or it is of another scheme. */
export function bearerValue(authorization = ''): string | null {
  // What every client sends, found without reading it letter by letter.
  if (authorization.startsWith(BEARER) && authorization.length > BEARER.length) {
    const value = authorization.slice(BEARER.length);
    if (!value.includes(' ') && !value.includes('\t')) return value;
  }
  return /^bearer +([^\s]+) *$/i.exec(authorization)?.[1] ?? null;
}

/**
 * The Context of an API token in the Organization it belongs to, or of the person an access token stands for in the one
 * that the request names (`organizationId`). Throws UNAUTHENTICATED (its `details.challenge` goes into WWW-Authenticate),
 * FORBIDDEN for an address that the token or the Organization does not list, or UNAVAILABLE when it cannot be checked.
 */
export async function bearerContext(
  runtime: Runtime,
  authorization: string | undefined,
  request: RequestFacts,
  organizationId: string | null = null,
): Promise<Context> {
  const value = bearerValue(authorization);
  if (value === null) throw noToken();
  if (isAccessToken(runtime.verification, value)) return personBearerContext(runtime, value, request, organizationId);
  return tokenContext(runtime, value, request);
}

/** The same for a value that came in another way. Answers at once when the value is known already. */
export function tokenContext(runtime: Runtime, value: string, request: RequestFacts): Context | Promise<Context> {
  return whenKnown(acceptedValue(runtime, value, request), (accepted) => contextOf(runtime, accepted, request));
}

/** The value if it is accepted from this address, at once when it is known already. Throws like `bearerContext`. */
export function acceptedValue(
  runtime: Runtime,
  value: string,
  request: RequestFacts,
): AcceptedValue | Promise<AcceptedValue> {
  return whenKnown(runtime.verification.verify(value, request), (answer) => {
    if (!answer.ok) throw refused(runtime, answer.reason, request);
    if (!answer.hasIpRanges) return answer;
    const { id } = answer.organization;
    return requireAllowedAddress(runtime, { id, hasIpRanges: true }, request).then(() => answer);
  });
}

/** The Context of a request that was sent with this value. */
export function contextOf(runtime: Runtime, value: AcceptedValue, request: RequestFacts): Context {
  const { tokenId: id, name: label, valueId, expiresAt: valueEndsAt, organization, bindings } = value;
  return {
    db: runtime.db,
    runtime,
    organization,
    actor: { type: 'TOKEN', id, label, valueId, valueEndsAt },
    bindings,
    now: runtime.clock.now(),
    request,
  };
}

export function noToken(): DomainError {
  return new DomainError('UNAUTHENTICATED', NO_TOKEN, { details: { challenge: bearerChallenge() } });
}

/** True for values that nobody can hold honestly for long: too many of them from one address lock it out. */
const isGuess = (reason: RefusalReason) => reason === 'noise' || reason === 'unknown';

/** What an address is told that sent too many unknown values; values in force are accepted from it all the same. */
export function lockedOut(retryAfterSeconds: number): DomainError {
  return tooManyRequests('Your address sent too many token values that are not known here', retryAfterSeconds);
}

/** RFC 6750 section 3: the description is plain ASCII without quotes, which the sentences above are. */
function refused(runtime: Runtime, reason: RefusalReason, { address }: RequestFacts): DomainError {
  if (isGuess(reason)) {
    const retryAfterSeconds = runtime.verification.guesses.count(address);
    if (retryAfterSeconds > 0) return lockedOut(retryAfterSeconds);
  }
  if (reason === 'address') {
    const message = `Your address ${address} is not among those this API token may be used from. Change its allowed IP addresses, or call from one of them.`;
    return new DomainError('FORBIDDEN', message, { details: { reason } });
  }
  const message = REFUSALS[reason];
  return new DomainError('UNAUTHENTICATED', message, {
    details: { challenge: bearerChallenge('invalid_token', message) },
  });
}
