import { sunsetHeaders } from '#lib/doors/sunset.ts';
import { isDomainError } from '#lib/errors.ts';
import { introspectToken, type Introspection } from '#lib/verification/introspect-token.ts';

import type { DirectCall, DirectDoor } from './direct-doors.ts';
import { answerJson, asciiJson, authenticateCaller, readForm, refuseOAuth } from './oauth.ts';

/** POST /oauth/introspect (RFC 7662). The caller is a token with organization.apiTokens.introspect. */
export const introspectDoor: DirectDoor = async (call) => {
  const form = await readForm(call);
  if (!form) return;
  const caller = authenticateCaller(call, form);
  const ctx = caller instanceof Promise ? await caller : caller;
  if (!ctx) return;
  const { token } = form;
  if (token === undefined) {
    return refuseOAuth(call, { status: 400, error: 'invalid_request', description: 'The parameter token is missing.' });
  }
  try {
    // `token_type_hint` (RFC 7662, 2.1) may be ignored, and there is one type only.
    const told = introspectToken(ctx, { token });
    answer(call, told instanceof Promise ? await told : told, sunsetHeaders(ctx));
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'FORBIDDEN') throw error;
    const description = 'This token needs the permission organization.apiTokens.introspect.';
    const challenge = `Bearer realm="latchkey", error="insufficient_scope", error_description="${description}"`;
    refuseOAuth(call, { status: 403, error: 'insufficient_scope', description, challenge });
  }
};

const written = new WeakMap<Introspection, string>();

/** `sunset` is about the value of the caller; when the other one ends is said by `exp`. */
function answer(call: DirectCall, introspection: Introspection, sunset: readonly string[]): void {
  let text = written.get(introspection);
  if (text === undefined) written.set(introspection, (text = asciiJson(introspection)));
  answerJson(call, 200, text, sunset);
}
