import { TokenBuckets } from '#lib/api/token-buckets.ts';
import { lockedOut } from '#lib/doors/bearer.ts';
import type { OAuthForm } from '#lib/doors/oauth-form.ts';
import { isDomainError, tooManyRequests } from '#lib/errors.ts';
import { isAccessToken } from '#lib/grants/access-token.ts';
import { isGrantSecret } from '#lib/grants/grant-secrets.ts';
import { revokeGrant } from '#lib/grants/revoke-grant.ts';
import { networkOf } from '#lib/ip-ranges/ranges.ts';
import type { Runtime } from '#lib/runtime.ts';
import { revokeOwnValue, revokeTokenValue } from '#lib/tokens/revoke-token-value.ts';

import type { DirectCall, DirectDoor } from './direct-doors.ts';
import { authorizationOf } from './incoming.ts';
import { authenticateCaller, credentialsOf, insufficientScope, invalidRequest, readForm } from './oauth.ts';

/**
 * POST /oauth/revoke (RFC 7009). A person's token ends its session. Without credentials, or with the value itself as
 * credential, the value of an API token revokes itself; else the caller is a token that may delete tokens. 200 says that
 * the value is not accepted any more, also when it never was; 403, 429 and 503 say that nothing was done.
 */
export function createRevokeDoor(runtime: Runtime): DirectDoor {
  const { env, clock, verification } = runtime;
  const buckets = new TokenBuckets(() => clock.now().getTime());
  const limit = { name: 'post', perSecond: env.API_POST_PER_SECOND, burst: env.API_BURST } as const;

  /** Bounds what may cost a transaction: per calling token, or per address of those without one. */
  const takeTurn = (caller: string) => {
    if (limit.perSecond === 0) return;
    const { isAllowed, retryAfterSeconds } = buckets.take(caller, limit);
    if (isAllowed) return;
    throw tooManyRequests('Too many values were revoked at once', retryAfterSeconds);
  };

  async function revokeItself(value: string, { facts }: DirectCall): Promise<void> {
    if (verification.isOurs(value)) takeTurn(networkOf(facts.address));
    else {
      const wait = verification.guesses.count(facts.address);
      if (wait > 0) throw lockedOut(wait);
    }
    await revokeOwnValue(runtime, value, facts);
  }

  /** A person's token ends its session, whoever sends it. False when it is none. */
  async function revokeOfPerson(value: string, { facts }: DirectCall): Promise<boolean> {
    if (!isAccessToken(verification, value) && !isGrantSecret(value)) return false;
    takeTurn(networkOf(facts.address));
    return revokeGrant({ db: runtime.db, runtime, now: clock.now(), request: facts }, value);
  }

  async function revoke(call: DirectCall, form: OAuthForm): Promise<void> {
    const token = form.get('token');
    if (token === undefined) return call.refuse(invalidRequest('The parameter token is missing.'));
    // `token_type_hint` may be ignored (RFC 7009, 2.1): the token itself tells.
    if (await revokeOfPerson(token, call)) return done(call);
    const authorization = authorizationOf(call.request);
    const credentials = credentialsOf(authorization, form);
    const hasNone = credentials === null && authorization === undefined;
    if (hasNone || (credentials !== null && credentials !== 'twice' && credentials.value === token)) {
      await revokeItself(token, call);
      return done(call);
    }
    const ctx = await authenticateCaller(call, form);
    if (!ctx) return;
    takeTurn(ctx.actor.id);
    try {
      await revokeTokenValue(ctx, { value: token });
      done(call);
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'FORBIDDEN') throw error;
      call.refuse(insufficientScope('The calling token may not delete the token of this value. Nothing was revoked.'));
    }
  }

  return (call) => readForm(call, (form) => revoke(call, form));
}

/** RFC 7009, section 2.2: the client reads nothing but the status. */
function done({ response, common }: DirectCall): void {
  response.writeHead(200, [...common, 'cache-control', 'no-store', 'content-length', '0']);
  response.end();
}
