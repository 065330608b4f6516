import { bearerChallenge } from '#lib/bearer-challenge.ts';
import type { Context, RequestFacts } from '#lib/context.ts';
import { DomainError, notFound } from '#lib/errors.ts';
import { checkAccessToken } from '#lib/grants/check-access-token.ts';
import { isId } from '#lib/is-id.ts';
import { listOwnOrganizations } from '#lib/organizations/list-own-organizations.ts';
import type { Runtime } from '#lib/runtime.ts';

import { buildUserContext } from './build-context.ts';

/** RFC 6750 section 3: the description is plain ASCII without quotes. */
const ENDED = 'This access token has expired or its session has ended. Sign in again with astro login.';

/**
 * The Context of the person behind an access token, the same as that of their browser session: roles are those of now.
 * `organizationId` is the Organization the request names; without one it is the first of theirs that may be used from
 * here, as lists begin with. Throws UNAUTHENTICATED when the session has ended, NOT_FOUND for an Organization of others.
 */
export async function personBearerContext(
  runtime: Runtime,
  value: string,
  request: RequestFacts,
  organizationId: string | null,
): Promise<Context> {
  const person = await checkAccessToken(runtime.db, value, runtime.clock.now());
  if (!person) {
    throw new DomainError('UNAUTHENTICATED', ENDED, {
      details: { challenge: bearerChallenge('invalid_token', ENDED) },
    });
  }
  if (organizationId !== null) {
    if (!isId(organizationId)) throw notFound('This Organization');
    return buildUserContext(runtime, person, { id: organizationId }, request);
  }
  const { open, closed } = await listOwnOrganizations({ db: runtime.db, runtime, request }, person.userId);
  const home = open[0] ?? closed[0];
  if (!home) throw new DomainError('FORBIDDEN', 'You are in no Organization. Ask an Organization Owner to invite you.');
  return buildUserContext(runtime, person, home, request);
}
